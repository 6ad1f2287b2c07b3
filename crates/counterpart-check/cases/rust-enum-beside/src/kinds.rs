use serde::Serialize;
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Listing { All, Local, Followed, Moderated, Suggested }
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupListing { All, Local, Followed }
