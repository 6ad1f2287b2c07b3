mod kinds;
use crate::kinds::{GroupListing, Listing};
pub fn list(listing: Listing) -> u8 {
    match listing {
        Listing::All => 0,
        Listing::Local => 1,
        Listing::Followed => 2,
        Listing::Moderated => 3,
        Listing::Suggested => 4,
    }
}
pub fn groups(listing: GroupListing) -> u8 {
    use crate::kinds::GroupListing::*;
    match listing {
        All => 0,
        Local => 1,
        Followed => 2,
    }
}
