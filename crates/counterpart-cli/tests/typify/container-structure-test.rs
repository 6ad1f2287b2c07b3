fn binary(path: &str) -> ContainerStructureTestsFileExistenceTestsItem {
    ContainerStructureTestsFileExistenceTestsItem {
        gid: None,
        is_executable_by: Some(ContainerStructureTestsFileExistenceTestsItemIsExecutableBy::Any),
        name: format!("{path} is there"),
        path: path.to_owned(),
        permissions: Some("-rwxr-xr-x".to_owned()),
        should_exist: true,
        uid: Some(0.0),
    }
}

fn who(by: ContainerStructureTestsFileExistenceTestsItemIsExecutableBy) -> &'static str {
    match by {
        ContainerStructureTestsFileExistenceTestsItemIsExecutableBy::Owner => "its owner",
        ContainerStructureTestsFileExistenceTestsItemIsExecutableBy::Group => "its group",
        ContainerStructureTestsFileExistenceTestsItemIsExecutableBy::Any => "anybody",
        ContainerStructureTestsFileExistenceTestsItemIsExecutableBy::Other => "others",
    }
}

fn variable(key: &str, value: &str) -> EnvVar {
    EnvVar { key: key.to_owned(), value: value.to_owned() }
}

fn describe(test: &ContainerStructureTestsCommandTestsItem) -> String {
    let code: i64 = test.exit_code.unwrap_or(0);
    let arguments: String = test.args.join(" ");
    let mut text = format!("{}: {}", test.name, test.command);
    text.push_str(&format!(" ends with {code}"));
    text
}

fn licences(tests: &ContainerStructureTests) -> usize {
    let mut count: usize = 0;
    count += tests.license_tests.iter().filter(|test| test.debian).count();
    count
}

fn label(label: &Label) -> String {
    let regex: bool = label.is_regex.unwrap_or_default();
    format!("{}={}{}", label.key, label.value, if regex { " as a pattern" } else { "" })
}

fn metadata(metadata: &ContainerStructureTestsMetadataTest) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    lines.extend(metadata.workdir.clone());
    lines.extend(metadata.labels.iter().map(label));
    lines
}

fn main() {
    let text = std::env::args().nth(1).unwrap_or_default();
    let tests: ContainerStructureTests = serde_json::from_str(&text).unwrap();
    let version: &str = &tests.schema_version;
    println!("{} licences, version {version}", licences(&tests));
    if let Some(found) = &tests.metadata_test { println!("{:?}", metadata(found)); }
    for test in &tests.file_existence_tests { println!("{} at {}", test.name, test.path); }
    let first = binary("/bin/sh");
    println!("{} may run {}", first.is_executable_by.map_or("nobody", who), first.path);
    println!("{}", serde_json::to_string(&tests).unwrap());
    println!("{:?}", variable("HOME", "/root"));
}
