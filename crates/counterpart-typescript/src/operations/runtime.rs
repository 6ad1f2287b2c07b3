//! The runtime of services, which packages with services contain.

/// A file of the runtime: its path below `support`, and its text.
type File = (&'static str, &'static str);

macro_rules! file {
    ($path:literal) => {
        ($path, include_str!(concat!("../runtime/", $path)))
    };
}

/// What clients call.
pub const CLIENT: &[File] = &[
    file!("http.js"),
    file!("http.d.ts"),
    file!("http/answer.js"),
    file!("http/attempt.js"),
    file!("http/cache.js"),
    file!("http/call.js"),
    file!("http/client.js"),
    file!("http/clock.js"),
    file!("http/forms.js"),
    file!("http/pages.js"),
    file!("http/readers.js"),
    file!("http/request.js"),
    file!("http/retry.js"),
    file!("http/security.js"),
    file!("http/streams.js"),
    file!("http/style.js"),
    file!("http/writers.js"),
];

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
