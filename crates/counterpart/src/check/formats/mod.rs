//! The checks of `format`, a function for each, so that what no contract uses is not linked.

mod content;
mod date_time;
mod host;
mod label;
mod mail;
mod text;
mod uri;

pub use content::{
    base16, base16_json, base32, base32_json, base32hex, base32hex_json, base64, base64_json,
    base64url, base64url_json, json,
};
pub use date_time::{date, date_time, duration, time};
pub use host::{hostname, hostname_rfc1034, idn_hostname, ipv4, ipv6};
pub use mail::{email, idn_email};
pub use text::{json_pointer, regex, relative_json_pointer, uri_template, uuid};
pub use uri::{iri, iri_reference, uri, uri_reference};
