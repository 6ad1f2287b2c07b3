//! Whether items differ, told by digests of what they are written as. Equal JSON values have equal
//! digests; others nearly always have not.

use serde::ser::{Error as _, Impossible, Serialize, Serializer};
use serde::ser::{SerializeMap, SerializeSeq};
use serde_json::Error;

use crate::check::number::Num;

/// Up to this many items need no memory of their own.
const FEW: usize = 16;

/// Whether no two items are equal. Two that only seem to be make the answer no, too.
pub fn differ<T: Serialize>(items: &[T]) -> bool {
    if items.len() < 2 {
        return true;
    }
    let mut few = [0; FEW];
    let mut many = Vec::new();
    let digests = if let Some(digests) = few.get_mut(..items.len()) {
        digests
    } else {
        many.resize(items.len(), 0);
        many.as_mut_slice()
    };
    for (digest, item) in digests.iter_mut().zip(items) {
        match item.serialize(Digest) {
            Ok(found) => *digest = found,
            Err(_) => return false,
        }
    }
    digests.sort_unstable();
    digests.windows(2).all(|pair| !matches!(pair, [one, other] if one == other))
}

/// Mixes a word into a digest.
const fn mix(digest: u64, word: u64) -> u64 {
    let mixed = (digest.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}

/// What digests of each kind of value begin with.
mod kind {
    pub const NULL: u64 = 1;
    pub const BOOL: u64 = 2;
    pub const INT: u64 = 3;
    pub const FLOAT: u64 = 4;
    pub const TEXT: u64 = 5;
    pub const ARRAY: u64 = 6;
    pub const OBJECT: u64 = 7;
}

fn text(text: &str) -> u64 {
    let mut digest = mix(kind::TEXT, text.len() as u64);
    let mut words = text.as_bytes().chunks_exact(8);
    for word in &mut words {
        digest = mix(digest, word.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }
    let rest = words.remainder().iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    mix(digest, rest)
}

/// Numbers are equal by value, however they are written.
#[allow(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "a digest")]
const fn number(number: Num) -> u64 {
    match number {
        Num::Int(int) => mix(mix(kind::INT, int as u64), (int >> 64) as u64),
        Num::Float(float) => mix(kind::FLOAT, float.to_bits()),
    }
}

/// Makes the digest of a value.
struct Digest;

/// The digest of an array, so far.
struct Items(u64);

/// The digest of an object: its properties count in any order.
struct Members {
    sum: u64,
    key: u64,
}

impl SerializeSeq for Items {
    type Ok = u64;
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.0 = mix(self.0, value.serialize(Digest)?);
        Ok(())
    }

    fn end(self) -> Result<u64, Error> {
        Ok(self.0)
    }
}

impl SerializeMap for Members {
    type Ok = u64;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.key = key.serialize(Digest)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.sum = self.sum.wrapping_add(mix(self.key, value.serialize(Digest)?));
        Ok(())
    }

    fn end(self) -> Result<u64, Error> {
        Ok(mix(kind::OBJECT, self.sum))
    }
}

/// The error about what no JSON value is written as.
fn unknown<T>() -> Result<T, Error> {
    Err(Error::custom(""))
}

impl Serializer for Digest {
    type Ok = u64;
    type Error = Error;
    type SerializeSeq = Items;
    type SerializeTuple = Impossible<u64, Error>;
    type SerializeTupleStruct = Impossible<u64, Error>;
    type SerializeTupleVariant = Impossible<u64, Error>;
    type SerializeMap = Members;
    type SerializeStruct = Impossible<u64, Error>;
    type SerializeStructVariant = Impossible<u64, Error>;

    fn serialize_bool(self, it: bool) -> Result<u64, Error> {
        Ok(mix(kind::BOOL, it.into()))
    }

    fn serialize_i8(self, it: i8) -> Result<u64, Error> {
        self.serialize_i64(it.into())
    }

    fn serialize_i16(self, it: i16) -> Result<u64, Error> {
        self.serialize_i64(it.into())
    }

    fn serialize_i32(self, it: i32) -> Result<u64, Error> {
        self.serialize_i64(it.into())
    }

    fn serialize_i64(self, it: i64) -> Result<u64, Error> {
        Ok(number(Num::Int(it.into())))
    }

    fn serialize_u8(self, it: u8) -> Result<u64, Error> {
        self.serialize_u64(it.into())
    }

    fn serialize_u16(self, it: u16) -> Result<u64, Error> {
        self.serialize_u64(it.into())
    }

    fn serialize_u32(self, it: u32) -> Result<u64, Error> {
        self.serialize_u64(it.into())
    }

    fn serialize_u64(self, it: u64) -> Result<u64, Error> {
        Ok(number(Num::Int(it.into())))
    }

    fn serialize_f32(self, it: f32) -> Result<u64, Error> {
        self.serialize_f64(it.into())
    }

    fn serialize_f64(self, it: f64) -> Result<u64, Error> {
        Ok(number(Num::of_float(it)))
    }

    fn serialize_char(self, it: char) -> Result<u64, Error> {
        Ok(text(it.encode_utf8(&mut [0; 4])))
    }

    fn serialize_str(self, it: &str) -> Result<u64, Error> {
        Ok(text(it))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<u64, Error> {
        unknown()
    }

    fn serialize_none(self) -> Result<u64, Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<u64, Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<u64, Error> {
        Ok(mix(kind::NULL, 0))
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<u64, Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
    ) -> Result<u64, Error> {
        Ok(text(name))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<u64, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<u64, Error> {
        unknown()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Error> {
        Ok(Items(kind::ARRAY))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        unknown()
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Error> {
        unknown()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        unknown()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members, Error> {
        Ok(Members { sum: 0, key: 0 })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, Error> {
        unknown()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        unknown()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::differ;

    fn all_differ(value: &Value) -> bool {
        differ(value.as_array().unwrap())
    }

    #[test]
    fn values_that_are_written_differently_are_equal() {
        assert!(!all_differ(&json!([1, 1.0])));
        assert!(!all_differ(&json!([{"a": 1, "b": [2.0]}, {"b": [2], "a": 1.0}])));
        assert!(!all_differ(&json!([0.0, -0.0])));
    }

    #[test]
    fn other_values_differ() {
        assert!(all_differ(&json!([])));
        assert!(all_differ(&json!([null, false, 0, "", [], {}, [null], {"": null}, 0.5, [[]]])));
        assert!(all_differ(&json!([{"a": "b"}, {"b": "a"}, ["a", "b"], ["b", "a"], "ab", "ba"])));
        let many: Vec<Value> =
            (0..10_000).map(|at| json!({"at": at, "name": at.to_string()})).collect();
        assert!(differ(&many));
        assert!(!differ(&[many.as_slice(), &many[3..4]].concat()));
    }
}
