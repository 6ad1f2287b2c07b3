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
pub fn sorted() -> Vec<&'static str> {
    let mut list = vec!["openai", "github"];
    list.push("stripe");
    list.sort();
    list
}
