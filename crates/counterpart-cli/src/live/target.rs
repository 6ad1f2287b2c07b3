//! Where a running system is found.

use std::str::FromStr;

use ureq::http::Uri;

/// A base URL, for one system or for all.
#[derive(Clone, Debug)]
pub struct Target {
    /// The system; none for all that have no target of their own.
    pub system: Option<String>,
    base: String,
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let scheme = text.find("://").unwrap_or(text.len());
        let (system, base) = match text.get(..scheme).and_then(|head| head.split_once('=')) {
            Some((system, _)) => {
                (Some(system.to_owned()), text.get(system.len() + 1..).unwrap_or_default())
            }
            None => (None, text),
        };
        let uri: Uri = base.parse().map_err(|_| "not a URL".to_owned())?;
        let scheme = uri.scheme_str().unwrap_or_default();
        if uri.host().is_none_or(str::is_empty) || !matches!(scheme, "http" | "https") {
            return Err("a URL begins with http:// or https:// and a host".to_owned());
        }
        if scheme == "https" && !cfg!(feature = "tls") {
            return Err("this build of counterpart has no TLS: only http:// URLs work".to_owned());
        }
        if uri.query().is_some() {
            return Err("the URL is a base for paths, so it must not have a query".to_owned());
        }
        Ok(Self { system, base: base.trim_end_matches('/').to_owned() })
    }
}

impl Target {
    /// The URL of a path.
    ///
    /// # Errors
    /// When the path makes no URL.
    pub fn url(&self, path: &str) -> Result<Uri, String> {
        let slash = if path.starts_with('/') { "" } else { "/" };
        let url = format!("{}{slash}{path}", self.base);
        url.parse().map_err(|_| "its path does not make a valid URL".to_owned())
    }
}

/// Whether two URLs are answered by the same party.
pub fn same_origin(one: &Uri, other: &Uri) -> bool {
    let port = |uri: &Uri| {
        let usual = if uri.scheme_str() == Some("https") { 443 } else { 80 };
        uri.port_u16().unwrap_or(usual)
    };
    let host = |uri: &Uri| uri.host().map(str::to_ascii_lowercase);
    one.scheme_str() == other.scheme_str() && host(one) == host(other) && port(one) == port(other)
}

/// The target of a redirect.
pub fn redirected(from: &Uri, location: &str) -> Option<Uri> {
    if location.contains("://") {
        return location.parse().ok();
    }
    let (scheme, authority) = (from.scheme_str()?, from.authority()?);
    let path = if location.starts_with('/') {
        location.to_owned()
    } else if location.starts_with('?') {
        format!("{}{location}", from.path())
    } else {
        let folder = from.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{folder}/{location}")
    };
    format!("{scheme}://{authority}{path}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Target, redirected, same_origin};

    #[test]
    fn a_target_is_a_url_perhaps_for_one_system() {
        let all: Target = "http://localhost:8080/".parse().expect("it is one");
        assert_eq!(all.system, None);
        assert_eq!(all.url("/api").expect("one").to_string(), "http://localhost:8080/api");
        let one: Target = "api=http://localhost/base".parse().expect("it is one");
        assert_eq!(one.system.as_deref(), Some("api"));
        assert_eq!(one.url("v1?a=b").expect("one").to_string(), "http://localhost/base/v1?a=b");
        for wrong in ["localhost", "api=", "ftp://host", "http://", "http://host/?a=b", ""] {
            assert!(wrong.parse::<Target>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_redirect_is_followed_within_its_origin() {
        let from = "http://Host/a/b?x".parse().expect("a URL");
        let to = |location: &str| redirected(&from, location).map(|uri| uri.to_string());
        assert_eq!(to("/c").as_deref(), Some("http://Host/c"));
        assert_eq!(to("c").as_deref(), Some("http://Host/a/c"));
        let other = |location: &str| same_origin(&from, &redirected(&from, location).expect("one"));
        assert!(other("http://host:80/c"));
        assert!(!other("https://host/c"));
        assert!(!other("http://host.example/c"));
    }
}
