//! Every operation of both services, asked until every declared answer was given once.

use counterpart::{Contract, Secret, Violations};
use counterpart_http::client::{
    Answered, BoxFuture, Client, Credential, Credentials, Failure, Reason, ReqwestTransport,
    TokioClock,
};

use serde_json::{Value, json};

use crate::contracts::service_keys_api::client::Client as Keys;
use crate::contracts::stocktake::CountData;
use crate::contracts::stocktake_api::client::Client as Stocktakes;
/// One credential for every scheme.
struct Always(&'static str);

impl Credentials for Always {
    fn get<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Option<Credential>> {
        Box::pin(std::future::ready(Some(Credential::Token(Secret::from(self.0)))))
    }
}

/// What came of the calls, a line for each.
#[derive(Default)]
struct Lines(Vec<String>);

impl Lines {
    fn add<S, P>(&mut self, operation: &str, result: &Result<Answered<S>, Failure<P>>) {
        self.0.push(match result {
            Ok(answered) => format!("{operation} {} ok", answered.status),
            Err(Failure { reason: Reason::Problem(problem), .. }) => {
                format!("{operation} {} {}", problem.status, problem.code.unwrap_or("-"))
            }
            Err(failure) => format!("{operation} {failure}"),
        });
    }
}

/// Asks everything.
///
/// # Errors
/// When there can be no transport, or an argument breaks its contract.
pub async fn everything(url: &str) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let mut lines = Lines::default();
    for secret in ["writer", "reader", "busy", "away", "stranger"] {
        let transport = ReqwestTransport::new(reqwest::Client::builder())?;
        let client = Client::builder(url, transport, TokioClock::new());
        let client = client.credentials(Always(secret)).seed(1).build();
        // The credential stands for who asks: a reader may not write, and is nobody to a stocktake.
        let (keys, counts) = (Keys::new(client.clone()), Stocktakes::new(client));
        if secret != "busy" {
            team(&keys, &mut lines).await?;
        }
        machine(&keys, &mut lines).await?;
        if secret != "reader" && secret != "busy" {
            stocktakes(&counts, &mut lines).await?;
        }
    }
    Ok(lines.0)
}

/// A value of a contract.
fn of<T: Contract>(value: Value) -> Result<T, Violations> {
    T::from_value(value)
}

async fn team(client: &Keys, lines: &mut Lines) -> Result<(), Violations> {
    lines.add("listTeamServiceKeys", &client.list_team_service_keys().await);
    for text in ["one", "two"] {
        let put = of(json!({ "name": "github" }))?;
        let key = of(json!({ "value": text }))?;
        lines.add("putTeamServiceKey", &client.put_team_service_key(&put, key).await);
    }
    for name in ["github", "stripe"] {
        let get = of(json!({ "name": name }))?;
        lines.add("getTeamServiceKey", &client.get_team_service_key(&get).await);
        let delete = of(json!({ "name": name }))?;
        lines.add("deleteTeamServiceKey", &client.delete_team_service_key(&delete).await);
    }
    Ok(())
}

async fn machine(client: &Keys, lines: &mut Lines) -> Result<(), Violations> {
    for (text, parameters) in [
        ("one", json!({ "name": "github" })),
        ("two", json!({ "name": "github", "If-Match": "\"github-3\"" })),
        ("three", json!({ "name": "github", "If-Match": "\"other\"" })),
    ] {
        let key = of(json!({ "value": text }))?;
        lines.add("putServiceKey", &client.put_service_key(&of(parameters)?, key).await);
    }
    lines.add("listServiceKeys", &client.list_service_keys().await);
    for name in ["github", "stripe"] {
        let get = of(json!({ "name": name }))?;
        lines.add("getServiceKey", &client.get_service_key(&get).await);
        let delete = of(json!({ "name": name }))?;
        lines.add("deleteServiceKey", &client.delete_service_key(&delete).await);
    }
    Ok(())
}

fn count(sync_id: &str, quantity: f64) -> Result<CountData, Violations> {
    of(json!({
        "barcode": "4006381333931",
        "product": "Oat milk 1 l",
        "quantity": quantity,
        "location": "Shelf 3",
        "user": "Amina",
        "timestamp": "2026-11-21T08:30:00Z",
        "stockLevel": "26",
        "value": 43.2,
        "synced": false,
        "status": "pending",
        "syncId": sync_id,
    }))
}

/// A table with a count that is new, one that is known, and one that is none.
const TABLE: &str = "\
barcode,product,quantity,location,user,timestamp,stockLevel,value,synced,status,syncId\r\n\
4006381333931,\"Oat milk, 1 l\",3,Shelf 3,Amina,2026-11-21T08:30:00Z,26,1.5,false,pending,c3\r\n\
4006381333931,Oat milk,3,Shelf 3,Amina,2026-11-21T08:30:00Z,26,1.5,false,pending,c1\r\n\
4006381333931,Oat milk,many,Shelf 3,Amina,2026-11-21T08:30:00Z,26,1.5,false,pending,c4\r\n";

async fn stocktakes(client: &Stocktakes, lines: &mut Lines) -> Result<(), Violations> {
    for (stocktake, key, sync_id, quantity) in [
        ("november", "key-00000001", "c1", 24.0),
        ("november", "key-00000001", "c1", 24.0),
        ("november", "key-00000001", "c2", 24.0),
        ("november", "key-00000002", "c2", -1.0),
        ("november", "key-00000003", "c2", 1.0),
        ("november", "running-00000004", "c5", 1.0),
        ("october", "key-00000005", "c5", 1.0),
        ("unknown", "key-00000006", "c5", 1.0),
    ] {
        let create = of(json!({ "stocktake": stocktake, "Idempotency-Key": key }))?;
        let result = client.create_count(&create, count(sync_id, quantity)?).await;
        lines.add("createCount", &result);
    }
    for stocktake in ["november", "unknown"] {
        let import = of(json!({ "stocktake": stocktake }))?;
        let table = of(Value::from(TABLE))?;
        lines.add("importCounts", &client.import_counts(&import, table).await);
        let get = of(json!({ "stocktake": stocktake }))?;
        lines.add("getStocktake", &client.get_stocktake(&get).await);
        pages(stocktake, client, lines).await?;
        let get = of(json!({ "stocktake": stocktake, "syncId": "c1" }))?;
        lines.add("getCount", &client.get_count(&get).await);
        let delete = of(json!({ "stocktake": stocktake, "syncId": "c1" }))?;
        lines.add("deleteCount", &client.delete_count(&delete).await);
    }
    Ok(())
}

/// One page after the other.
async fn pages(stocktake: &str, client: &Stocktakes, lines: &mut Lines) -> Result<(), Violations> {
    let mut parameters =
        json!({ "stocktake": stocktake, "limit": 2, "location": ["Shelf 3", "Shelf 4"] });
    loop {
        let page = client.list_counts(&of(parameters.clone())?).await;
        lines.add("listCounts", &page);
        let Some(next) = page.ok().and_then(|page| page.body.next) else { return Ok(()) };
        parameters["cursor"] = next.as_str().into();
    }
}
