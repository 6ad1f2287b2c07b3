pub fn labels() -> HashMap<String, u8> {
    let mut labels = HashMap::new();
    labels.insert("github".to_string(), 1);
    for name in more() {
        labels.insert(name, 2);
    }
    labels
}
