//! Reads how clients prove who they are.

use super::library::Library;
use crate::diagnostic::Code;
use crate::model::service::{Flow, FlowKind, Requirement, Requirements, Scheme, SchemeKind};
use crate::source::{Node, Place};

/// The security schemes of a document. One that cannot be read is reported and left out.
pub(super) fn schemes(library: &mut Library<'_>, root: Place) -> Vec<Scheme> {
    let at = library.get(root, "components").and_then(|at| library.get(at, "securitySchemes"));
    let Some(at) = at else { return Vec::new() };
    let mut schemes = Vec::new();
    for (name, at) in library.members(at) {
        let read = library.follow(at).and_then(|at| {
            let kind = kind(library, at)?;
            let docs = library.text(at, "description").map(str::to_owned);
            Ok(Scheme { name: name.clone(), kind, docs, place: at })
        });
        match read {
            Ok(scheme) => schemes.push(scheme),
            Err(reason) => {
                let sentence = format!("the security scheme `{name}` cannot be used: {reason}");
                library.report(Code::LooseService, at, sentence);
            }
        }
    }
    schemes
}

fn kind(library: &Library<'_>, at: Place) -> Result<SchemeKind, String> {
    let text = |key: &str| library.text(at, key).map(str::to_owned);
    let needed = |key: &str| text(key).ok_or_else(|| format!("`{key}` is missing"));
    match needed("type")?.as_str() {
        "apiKey" => {
            let name = needed("name")?;
            match needed("in")?.as_str() {
                "header" => Ok(SchemeKind::HeaderKey(name)),
                "query" => Ok(SchemeKind::QueryKey(name)),
                "cookie" => Ok(SchemeKind::CookieKey(name)),
                other => Err(format!("a key cannot stand in `{other}`")),
            }
        }
        "http" => Ok(SchemeKind::Http {
            scheme: needed("scheme")?.to_ascii_lowercase(),
            format: text("bearerFormat"),
        }),
        "oauth2" => Ok(SchemeKind::OAuth2(flows(library, at))),
        "openIdConnect" => {
            Ok(SchemeKind::OpenIdConnect { url: text("openIdConnectUrl").unwrap_or_default() })
        }
        "mutualTLS" => Ok(SchemeKind::MutualTls),
        other => Err(format!("`{other}` is no type of security scheme")),
    }
}

fn flows(library: &Library<'_>, at: Place) -> Vec<Flow> {
    let Some(flows) = library.get(at, "flows") else { return Vec::new() };
    let read = library.members(flows).into_iter().filter_map(|(name, at)| {
        let kind = match name.as_str() {
            "implicit" => FlowKind::Implicit,
            "password" => FlowKind::Password,
            "clientCredentials" => FlowKind::ClientCredentials,
            "authorizationCode" => FlowKind::AuthorizationCode,
            "deviceAuthorization" => FlowKind::DeviceAuthorization,
            _ => return None,
        };
        let text = |key| library.text(at, key).map(str::to_owned);
        let scopes = library.get(at, "scopes").map(|scopes| library.members(scopes));
        let scopes = scopes.unwrap_or_default().into_iter();
        Some(Flow {
            kind,
            authorization_url: text("authorizationUrl"),
            token_url: text("tokenUrl"),
            refresh_url: text("refreshUrl"),
            scopes: scopes
                .map(|(name, at)| (name, library.scalar(at).unwrap_or_default()))
                .collect(),
        })
    });
    read.collect()
}

/// Who may ask, by the `security` of an operation, else of the document.
///
/// # Errors
/// Where a scheme is named that the document does not declare.
pub(super) fn requirements(
    library: &Library<'_>,
    at: Option<Place>,
    schemes: &[Scheme],
) -> Result<Requirements, String> {
    let Some(at) = at else { return Ok(Requirements::default()) };
    let mut found = Requirements::default();
    for alternative in library.items(at) {
        if !matches!(library.node(alternative), Node::Object(_)) {
            continue;
        }
        let mut all = Vec::new();
        for (name, scopes) in library.members(alternative) {
            let scheme =
                schemes.iter().position(|scheme| scheme.name == name).ok_or_else(|| {
                    format!("it asks for the security scheme `{name}`, which is not declared")
                })?;
            let scopes = library.items(scopes).into_iter();
            let scopes = scopes.filter_map(|scope| library.scalar(scope)).collect();
            all.push(Requirement { scheme, scopes });
        }
        if all.is_empty() {
            found.optional = true;
        } else {
            found.alternatives.push(all);
        }
    }
    Ok(found)
}
