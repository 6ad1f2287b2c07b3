#[derive(Queryable)]
pub struct Row {
    pub id: i32,
    #[diesel(column_name = token)]
    pub hidden: String,
}
#[derive(sqlx::FromRow)]
pub struct Other {
    pub id: i32,
    #[sqlx(rename = "token")]
    pub hidden: String,
}
#[derive(diesel_derive_enum::DbEnum)]
pub enum Key {
    Github,
    #[db_rename = "openai"]
    Ai,
}
#[derive(sqlx::Type)]
#[sqlx(rename_all = "lowercase")]
pub enum Named {
    GitHub,
    OpenAi,
    Stripe,
}
