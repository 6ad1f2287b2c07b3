pub enum Sort {
    Github,
    Newest(bool),
}
