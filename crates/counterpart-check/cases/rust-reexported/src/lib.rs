mod inner;
pub use inner::list::SERVICES as KNOWN;
