use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    pub id: String,
    #[serde(flatten)]
    pub person: Option<Person>,
    #[serde(skip)]
    pub status: Option<String>,
    pub created_at: u64,
}

#[derive(Serialize, Deserialize)]
pub struct Person {
    #[serde(rename = "fullName", default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}
