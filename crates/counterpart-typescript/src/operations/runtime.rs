//! The runtime of services, which packages with services contain.

/// A file of the runtime: its path below `support`, and its text.
type File = (&'static str, &'static str);

macro_rules! file {
    ($path:literal) => {
        ($path, include_str!(concat!("../runtime/", $path)))
    };
}

/// What clients call.
pub const CLIENT: &[File] = &[file!("http.d.ts")];

/// What servers call.
pub const SERVER: &[File] = &[
    file!("server.js"),
    file!("server.d.ts"),
    file!("server/body.js"),
    file!("server/credential.js"),
    file!("server/escape.js"),
    file!("server/media.js"),
    file!("server/parameter.js"),
    file!("server/problem.js"),
    file!("server/reply.js"),
    file!("server/route.js"),
    file!("server/serve.js"),
];
