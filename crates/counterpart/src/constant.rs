//! Constants whose value is written as JSON.

use crate::decode::Decode;

/// The value of a constant.
///
/// # Panics
/// Never on a constant that was generated: the compiler that wrote it has seen that it decodes.
#[must_use]
pub fn constant<T: Decode>(json: &'static str) -> T {
    let value = serde_json::from_str(json);
    match value.map(T::decode) {
        Ok(Ok(value)) => value,
        Ok(Err(mismatch)) => unreachable!("a constant of the contract: {mismatch}"),
        Err(error) => unreachable!("a constant of the contract: {error}"),
    }
}
