//! What the script reader finds.
