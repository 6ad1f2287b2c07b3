string_enum! {
    pub enum Service {
        Github = "github",
    }
}
