diesel::table! {
    rows (id) {
        id -> Int4,
        #[sql_name = "token"]
        hidden -> Text,
    }
}
diesel::table! {
    others (id) {
        id -> Int4,
    }
}
diesel::joinable!(others -> rows (id));
diesel::allow_tables_to_appear_in_same_query!(rows, others);
