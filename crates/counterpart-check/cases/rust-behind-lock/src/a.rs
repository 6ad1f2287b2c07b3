use std::sync::{LazyLock, Mutex};

pub static LOCKED: LazyLock<Mutex<Vec<&'static str>>> =
    LazyLock::new(|| Mutex::new(vec!["github", "openai", "stripe"]));
pub static FIXED: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| vec!["github", "openai", "stripe"]);

pub fn shrink() {
    LOCKED.lock().unwrap().pop();
}
