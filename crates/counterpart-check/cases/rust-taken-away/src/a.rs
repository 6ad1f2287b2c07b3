pub fn retained() -> Vec<&'static str> {
    let mut list = vec!["github", "openai", "stripe"];
    list.retain(|one| *one != "stripe");
    list
}
pub fn early(flag: bool) -> Vec<&'static str> {
    if flag {
        return vec!["github"];
    }
    let list = vec!["github", "openai", "stripe"];
    list
}
pub fn narrowed() -> Vec<&'static str> {
    let list = vec!["github", "openai", "stripe"];
    list.into_iter().filter(|one| one.len() > 6).collect()
}
pub fn sorted() -> Vec<&'static str> {
    let mut list = vec!["openai", "github"];
    list.push("stripe");
    list.sort();
    list
}
