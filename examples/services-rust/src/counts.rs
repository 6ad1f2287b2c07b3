//! The service of the counts: what `services/stocktake.yaml` says, with a store in memory.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use counterpart::{Contract, Secret};
use counterpart_http::server::{Access, Authenticated, Denied, same};
use serde_json::{Map, Value};

use crate::contracts::stocktake::{CountData, StocktakeData, StocktakeStatus};
use crate::contracts::stocktake_api::server::{
    Authenticate, CreateCountAnswer, Credentials, DeleteCountAnswer, GetCountAnswer,
    GetStocktakeAnswer, ImportCountsAnswer, ListCountsAnswer, Stocktake,
};
use crate::contracts::stocktake_api::{
    CountPage, CreateCount409ResponseHeaders, CreateCountParameters, CreateCountResponseHeaders,
    DeleteCountParameters, GetCountParameters, GetStocktakeParameters, ImportCountsBody,
    ImportCountsParameters, ImportResult, ListCountsParameters, RefusedRow,
};
use crate::table;

const NO_STOCKTAKE: &str = "There is no such stocktake.";
const NO_COUNT: &str = "There is no such count.";
/// How many counts a page has where the request does not say it.
const USUAL_PAGE: u64 = 20;

/// The stocktakes that are stored.
#[derive(Debug)]
pub struct Counts(Mutex<BTreeMap<String, Shelf>>);

/// A stocktake, with the counts that were stored under each idempotency key.
#[derive(Debug)]
struct Shelf {
    stocktake: StocktakeData,
    answered: BTreeMap<String, CountData>,
}

impl Shelf {
    fn position(&self, sync_id: &str) -> Option<usize> {
        self.stocktake.items.iter().position(|count| count.sync_id.as_str() == sync_id)
    }
}

impl Counts {
    /// A stocktake that is active, and one that is completed.
    ///
    /// # Panics
    /// Never: the texts that are written here meet their contracts.
    #[must_use]
    pub fn new() -> Self {
        let stocktake = |id: &str, status| StocktakeData {
            id: id.parse().expect("an identifier"),
            name: id.parse().expect("a label"),
            status,
            created_at: "2026-11-21T08:00:00Z".parse().expect("a moment"),
            items: Vec::new(),
        };
        let stock = |id, status| {
            let stock = Shelf { stocktake: stocktake(id, status), answered: BTreeMap::new() };
            (id.to_owned(), stock)
        };
        let all = [
            stock("november", StocktakeStatus::Active),
            stock("october", StocktakeStatus::Completed),
        ];
        Self(Mutex::new(all.into()))
    }

    fn shelves(&self) -> MutexGuard<'_, BTreeMap<String, Shelf>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Counts {
    fn default() -> Self {
        Self::new()
    }
}

impl Authenticate for Counts {
    type Principal = ();

    async fn authenticate(&self, credentials: Credentials, _: Access<'_>) -> Result<(), Denied> {
        let Credentials::ApiKey(key) = credentials;
        if same(&key, &Secret::from("away")) {
            Err(Denied::Unavailable)
        } else if same(&key, &Secret::from("writer")) {
            Ok(())
        } else {
            Err(Denied::Unauthorized)
        }
    }
}

impl Stocktake for Counts {
    async fn get_stocktake(
        &self,
        _: Authenticated<()>,
        parameters: GetStocktakeParameters,
    ) -> GetStocktakeAnswer {
        match self.shelves().get(parameters.stocktake.as_str()) {
            Some(stock) => GetStocktakeAnswer::Ok(stock.stocktake.clone()),
            None => GetStocktakeAnswer::NotFound(NO_STOCKTAKE.into()),
        }
    }

    async fn list_counts(
        &self,
        _: Authenticated<()>,
        parameters: ListCountsParameters,
    ) -> ListCountsAnswer {
        let all = self.shelves();
        let Some(stock) = all.get(parameters.stocktake.as_str()) else {
            return ListCountsAnswer::NotFound(NO_STOCKTAKE.into());
        };
        let wanted = |count: &&CountData| {
            let locations = parameters.location.as_ref();
            locations.is_none_or(|locations| locations.contains(&count.location))
        };
        let cursor = parameters.cursor.as_ref().and_then(|it| it.as_str().strip_prefix("c_"));
        let start: usize = cursor.and_then(|text| text.parse().ok()).unwrap_or(0);
        let limit = usize::try_from(parameters.limit.unwrap_or(USUAL_PAGE)).unwrap_or(usize::MAX);
        let all: Vec<_> = stock.stocktake.items.iter().filter(wanted).collect();
        let items: Vec<_> = all.iter().skip(start).take(limit).map(|it| (*it).clone()).collect();
        let end = start + items.len();
        let next = (end < all.len()).then(|| format!("c_{end}").parse().expect("a cursor"));
        ListCountsAnswer::Ok(CountPage { items, next })
    }

    async fn create_count(
        &self,
        _: Authenticated<()>,
        parameters: CreateCountParameters,
        body: CountData,
    ) -> CreateCountAnswer {
        let mut all = self.shelves();
        let Some(stock) = all.get_mut(parameters.stocktake.as_str()) else {
            return CreateCountAnswer::NotFound(NO_STOCKTAKE.into());
        };
        let headers = CreateCount409ResponseHeaders { retry_after: 1 };
        if stock.stocktake.status == StocktakeStatus::Completed {
            let problem = "Nothing can be added to it.".into();
            return CreateCountAnswer::Completed { headers, problem };
        }
        let key = parameters.idempotency_key.as_str();
        // A store with transactions would know it; this one is told.
        if key.starts_with("running-") {
            let problem = "The first request has no answer yet.".into();
            return CreateCountAnswer::InProgress { headers, problem };
        }
        let headers = CreateCountResponseHeaders {
            location: format!(
                "/api/stocktakes/{}/counts/{}",
                parameters.stocktake.as_str(),
                body.sync_id.as_str()
            )
            .try_into()
            .expect("a reference"),
        };
        match stock.answered.get(key) {
            Some(before) if *before == body => return CreateCountAnswer::Created { headers, body },
            Some(_) => return CreateCountAnswer::KeyReused("Another count has this key.".into()),
            None => {}
        }
        if body.quantity < 0.0 {
            return CreateCountAnswer::Invalid("A quantity is not negative.".into());
        }
        stock.answered.insert(key.to_owned(), body.clone());
        if stock.position(body.sync_id.as_str()).is_none() {
            stock.stocktake.items.push(body.clone());
        }
        CreateCountAnswer::Created { headers, body }
    }

    async fn get_count(
        &self,
        _: Authenticated<()>,
        parameters: GetCountParameters,
    ) -> GetCountAnswer {
        let all = self.shelves();
        let Some(stock) = all.get(parameters.stocktake.as_str()) else {
            return GetCountAnswer::NotFound(NO_STOCKTAKE.into());
        };
        match stock.position(parameters.sync_id.as_str()) {
            Some(at) => GetCountAnswer::Ok(stock.stocktake.items[at].clone()),
            None => GetCountAnswer::NotFound(NO_COUNT.into()),
        }
    }

    async fn delete_count(
        &self,
        _: Authenticated<()>,
        parameters: DeleteCountParameters,
    ) -> DeleteCountAnswer {
        let mut all = self.shelves();
        let Some(stock) = all.get_mut(parameters.stocktake.as_str()) else {
            return DeleteCountAnswer::NotFound(NO_STOCKTAKE.into());
        };
        let Some(at) = stock.position(parameters.sync_id.as_str()) else {
            return DeleteCountAnswer::NotFound(NO_COUNT.into());
        };
        let removed = stock.stocktake.items.remove(at);
        // The answer that is kept dies with the count.
        stock.answered.retain(|_, count| count.sync_id != removed.sync_id);
        DeleteCountAnswer::NoContent
    }

    async fn import_counts(
        &self,
        _: Authenticated<()>,
        parameters: ImportCountsParameters,
        body: ImportCountsBody,
    ) -> ImportCountsAnswer {
        let mut all = self.shelves();
        let Some(stock) = all.get_mut(parameters.stocktake.as_str()) else {
            return ImportCountsAnswer::NotFound(NO_STOCKTAKE.into());
        };
        let mut result = ImportResult { stored: 0, known: 0, refused: Vec::new() };
        let rows = table::rows(body.as_str());
        let mut rows = rows.iter();
        let heading = rows.next().cloned().unwrap_or_default();
        for (row, fields) in (2..).zip(rows) {
            match counted(&heading, fields) {
                Ok(count) if stock.position(count.sync_id.as_str()).is_some() => result.known += 1,
                Ok(count) => {
                    stock.stocktake.items.push(count);
                    result.stored += 1;
                }
                Err(reason) => result.refused.push(RefusedRow { row, reason }),
            }
        }
        ImportCountsAnswer::Ok(result)
    }
}

/// The count that a row of a table holds.
fn counted(heading: &[String], fields: &[String]) -> Result<CountData, String> {
    let members = heading.iter().zip(fields).map(|(name, text)| {
        let value = match name.as_str() {
            "quantity" | "value" => serde_json::from_str(text).unwrap_or(Value::Null),
            "synced" => Value::Bool(text == "true"),
            _ => Value::String(text.clone()),
        };
        (name.clone(), value)
    });
    let members: Map<String, Value> = members.collect();
    CountData::from_value(Value::Object(members)).map_err(|violations| violations.to_string())
}
