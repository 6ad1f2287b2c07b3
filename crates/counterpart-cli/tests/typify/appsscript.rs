use ScriptAccess::{Anyone, AnyoneAnonymous, Domain, Myself};

fn who(access: ScriptAccess) -> &'static str {
    match access {
        Myself => "me",
        Domain => "my organisation",
        Anyone => "everybody with an account",
        AnyoneAnonymous => "everybody",
    }
}

fn account(script: &Script) -> &'static str {
    let by: ScriptExecuteAs = script.execute_as;
    match by {
        ScriptExecuteAs::UserAccessing => "the visitor",
        ScriptExecuteAs::UserDeploying => "the owner",
    }
}

fn shortcut(name: &str, function: &str) -> Macros {
    Macros {
        default_shortcut: "Ctrl+Alt+Shift+1".to_owned(),
        function_name: function.to_owned(),
        menu_name: name.to_owned(),
    }
}

fn service(id: &str) -> AdvancedService {
    AdvancedService {
        service_id: id.to_owned(),
        user_symbol: id.to_uppercase(),
        version: "v1".to_owned(),
    }
}

fn libraries(dependencies: &Dependencies) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for library in &dependencies.libraries { names.push(library.user_symbol.clone()); }
    names
}

fn library(library: &Library) -> String {
    let development: bool = library.development_mode;
    format!("{} {}{}", library.user_symbol, library.version, if development { "*" } else { "" })
}

fn colours(layout: &LayoutOptions) -> [Option<&str>; 2] {
    [layout.primary_color.as_deref(), layout.secondary_color.as_deref()]
}

fn calendar(calendar: &CalendarMetadata) -> bool {
    let opened: Option<&Event> = calendar.event_open_trigger.as_ref();
    let reads: bool = calendar.event_access == Some(CalendarMetadataEventAccess::Read);
    reads && opened.is_some()
}

fn add_on(manifest: &AddOnManifest) -> String {
    let logo: String = manifest.logo_url.clone();
    format!("{} of {}: {}", manifest.name, manifest.company, manifest.description)
}

fn main() {
    let text = std::env::args().nth(1).unwrap_or_default();
    let manifest: JsonSchemaForGoogleAppsScriptManifestFiles = serde_json::from_str(&text).unwrap();
    let zone: String = manifest.time_zone.clone();
    if let Some(script) = &manifest.webapp { println!("{} {}", who(script.access), account(script)); }
    if let Some(found) = &manifest.dependencies { println!("{:?}", libraries(found)); }
    if let Some(found) = &manifest.data_studio { println!("{}", add_on(found)); }
    for scope in &manifest.oauth_scopes { println!("{scope}"); }
    println!("{:?} {:?}", shortcut("a", "b"), service("gmail"));
    println!("{}", serde_json::to_string(&manifest).unwrap());
}
