pub static SERVICES: LazyLock<Vec<&str>> =
    LazyLock::new(|| known().into_iter().filter(|name| name.len() > 3).collect());
