//! Resolution, quirk by quirk.
