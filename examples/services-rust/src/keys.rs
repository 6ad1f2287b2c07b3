//! The service of the keys: what `services/service-keys.yaml` says, with a store in memory.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use counterpart::{Secret, mask};
use counterpart_http::server::{Access, Authenticated, Denied, same};

use crate::contracts::service_keys::{
    CLIServiceKey, CLIServiceKeySource, SERVICE_KEY_INFO, SERVICE_KEYS, SecretValue,
    ServiceKeyDisplay, ServiceKeyName, ServiceKeysResponse,
};
use crate::contracts::service_keys_api::server::{
    Authenticate, Credentials, DeleteServiceKeyAnswer, DeleteTeamServiceKeyAnswer,
    GetServiceKeyAnswer, GetTeamServiceKeyAnswer, ListServiceKeysAnswer, ListTeamServiceKeysAnswer,
    PutServiceKeyAnswer, PutTeamServiceKeyAnswer, ServiceKeys,
};
use crate::contracts::service_keys_api::{
    DeleteServiceKeyParameters, DeleteTeamServiceKeyParameters, EntityTag, GetServiceKeyParameters,
    GetServiceKeyResponseHeaders, GetTeamServiceKeyParameters, ListServiceKeysResponseHeaders,
    ListTeamServiceKeysResponse, NewServiceKey, PutServiceKeyParameters,
    PutServiceKeyResponseHeaders, PutTeamServiceKeyParameters,
};

/// The keys that are stored.
#[derive(Debug, Default)]
pub struct Keys(Mutex<BTreeMap<ServiceKeyName, SecretValue>>);

/// What who asks may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// Read and write.
    Writer,
    /// Read alone.
    Reader,
}

const NOT_ALLOWED: &str = "Only members of the team may do this.";
const NO_KEY: &str = "There is no such key.";

impl Keys {
    fn stored(&self) -> MutexGuard<'_, BTreeMap<ServiceKeyName, SecretValue>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn shown(&self, name: ServiceKeyName) -> ServiceKeyDisplay {
        let masked = self.stored().get(&name).map(|value| mask(value.expose()));
        let cli_supported = SERVICE_KEY_INFO[&name].cli_supported;
        ServiceKeyDisplay { name, configured: masked.is_some(), masked, cli_supported }
    }

    /// The tag of a key: it changes when the key does.
    fn tag(&self, name: ServiceKeyName) -> EntityTag {
        let length = self.stored().get(&name).map_or(0, |value| value.expose().len());
        tagged(&format!("{}-{length}", name.as_str()))
    }

    fn told(&self, name: ServiceKeyName) -> Option<CLIServiceKey> {
        let value = self.stored().get(&name)?.clone();
        let source = CLIServiceKeySource::Server;
        Some(CLIServiceKey { name, value: Some(value), source, last_synced: None })
    }
}

fn tagged(text: &str) -> EntityTag {
    EntityTag::try_from(format!("\"{text}\"")).expect("a tag")
}

impl Authenticate for Keys {
    type Principal = Caller;

    async fn authenticate(
        &self,
        credentials: Credentials,
        _: Access<'_>,
    ) -> Result<Caller, Denied> {
        let (Credentials::Session(secret) | Credentials::ApiKey(secret)) = credentials;
        let is = |known: &str| same(&secret, &Secret::from(known));
        if is("away") {
            Err(Denied::Unavailable)
        } else if is("busy") {
            Err(Denied::RateLimited(Duration::from_hours(1)))
        } else if is("writer") {
            Ok(Caller::Writer)
        } else if is("reader") {
            Ok(Caller::Reader)
        } else {
            Err(Denied::Unauthorized)
        }
    }
}

impl ServiceKeys for Keys {
    async fn list_team_service_keys(&self, _: Authenticated<Caller>) -> ListTeamServiceKeysAnswer {
        let keys = SERVICE_KEYS.iter().map(|name| self.shown(*name)).collect();
        ListTeamServiceKeysAnswer::Ok(ListTeamServiceKeysResponse(keys))
    }

    async fn get_team_service_key(
        &self,
        _: Authenticated<Caller>,
        parameters: GetTeamServiceKeyParameters,
    ) -> GetTeamServiceKeyAnswer {
        let shown = self.shown(parameters.name);
        if shown.configured {
            GetTeamServiceKeyAnswer::Ok(shown)
        } else {
            GetTeamServiceKeyAnswer::NotFound(NO_KEY.into())
        }
    }

    async fn put_team_service_key(
        &self,
        caller: Authenticated<Caller>,
        parameters: PutTeamServiceKeyParameters,
        body: NewServiceKey,
    ) -> PutTeamServiceKeyAnswer {
        if *caller != Caller::Writer {
            return PutTeamServiceKeyAnswer::Forbidden(NOT_ALLOWED.into());
        }
        let before = self.stored().insert(parameters.name, body.value);
        let shown = self.shown(parameters.name);
        match before {
            Some(_) => PutTeamServiceKeyAnswer::Ok(shown),
            None => PutTeamServiceKeyAnswer::Created(shown),
        }
    }

    async fn delete_team_service_key(
        &self,
        caller: Authenticated<Caller>,
        parameters: DeleteTeamServiceKeyParameters,
    ) -> DeleteTeamServiceKeyAnswer {
        if *caller != Caller::Writer {
            return DeleteTeamServiceKeyAnswer::Forbidden(NOT_ALLOWED.into());
        }
        match self.stored().remove(&parameters.name) {
            Some(_) => DeleteTeamServiceKeyAnswer::NoContent,
            None => DeleteTeamServiceKeyAnswer::NotFound(NO_KEY.into()),
        }
    }

    async fn list_service_keys(&self, _: Authenticated<Caller>) -> ListServiceKeysAnswer {
        let keys = self.stored();
        let keys: BTreeMap<_, _> =
            keys.iter().map(|(name, key)| (*name, Some(key.clone()))).collect();
        let headers = ListServiceKeysResponseHeaders { e_tag: tagged(&keys.len().to_string()) };
        ListServiceKeysAnswer::Ok { headers, body: ServiceKeysResponse::from(keys) }
    }

    async fn get_service_key(
        &self,
        _: Authenticated<Caller>,
        parameters: GetServiceKeyParameters,
    ) -> GetServiceKeyAnswer {
        let headers = GetServiceKeyResponseHeaders { e_tag: self.tag(parameters.name) };
        match self.told(parameters.name) {
            Some(body) => GetServiceKeyAnswer::Ok { headers, body },
            None => GetServiceKeyAnswer::NotFound(NO_KEY.into()),
        }
    }

    async fn put_service_key(
        &self,
        caller: Authenticated<Caller>,
        parameters: PutServiceKeyParameters,
        body: NewServiceKey,
    ) -> PutServiceKeyAnswer {
        if *caller != Caller::Writer {
            return PutServiceKeyAnswer::Forbidden(NOT_ALLOWED.into());
        }
        if parameters.if_match.is_some_and(|tag| tag != self.tag(parameters.name)) {
            return PutServiceKeyAnswer::Changed("The key has another tag.".into());
        }
        self.stored().insert(parameters.name, body.value.clone());
        let headers = PutServiceKeyResponseHeaders { e_tag: self.tag(parameters.name) };
        let source = CLIServiceKeySource::Server;
        let name = parameters.name;
        let body = CLIServiceKey { name, value: Some(body.value), source, last_synced: None };
        PutServiceKeyAnswer::Ok { headers, body }
    }

    async fn delete_service_key(
        &self,
        caller: Authenticated<Caller>,
        parameters: DeleteServiceKeyParameters,
    ) -> DeleteServiceKeyAnswer {
        if *caller != Caller::Writer {
            return DeleteServiceKeyAnswer::Forbidden(NOT_ALLOWED.into());
        }
        match self.stored().remove(&parameters.name) {
            Some(_) => DeleteServiceKeyAnswer::NoContent,
            None => DeleteServiceKeyAnswer::NotFound(NO_KEY.into()),
        }
    }
}
