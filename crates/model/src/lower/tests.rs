//! Lowering, quirk by quirk.
