//! A call: attempts until one succeeds, or the decision is to stop.

use std::sync::PoisonError;

use super::answer::{Reader, Typed};
use super::attempt::{Got, attempt};
use super::cache::{self, Entry};
use super::calling::{Client, Shared};
use super::cancel::Cancel;
use super::credentials::{self, Proof};
use super::hooks::AttemptEvent;
use super::limit::Limit;
use super::operation::{Class, Facts, Operation, Repeat};
use super::outcome::{Answered, Failure, Origin, Reason, RefusedArgument, Undeclared, Verdict};
use super::received::Received;
use super::request::{Arguments, Built, build};
use super::retry::{self, Decision, Outcome, Rules};
use super::retry_after;
use super::transport::Request;

/// What one call may say.
#[derive(Clone, Debug, Default)]
pub struct CallOptions {
    /// Gives up the call.
    pub cancel: Option<Cancel>,
    /// The idempotency key; made where there is none. It is the same for all attempts.
    pub idempotency_key: Option<String>,
    /// In milliseconds, instead of the document's.
    pub timeout: Option<u64>,
    /// In milliseconds, instead of the document's.
    pub deadline: Option<u64>,
}

impl Client {
    /// Calls an operation.
    ///
    /// # Errors
    /// Everything but a declared success: see [`Reason`].
    pub async fn call<S: Send, P: Send>(
        &self,
        operation: &'static Operation<S, P>,
        arguments: Arguments,
        options: CallOptions,
    ) -> Result<Answered<S>, Failure<P>> {
        let mut reader = Typed::new(operation.answers);
        let accept = reader.accept();
        let result =
            Call::run(&self.0, &operation.facts, &accept, &arguments, options, &mut reader).await;
        match result {
            Ok(Head { status, headers, attempts, origin }) => {
                let reason = Reason::Unexpected { status, what: Undeclared::MediaType };
                let unread = Failure { attempts, ambiguous: false, reason };
                let body = reader.success.take().ok_or(unread)?;
                Ok(Answered { body, status, headers, attempts, origin })
            }
            Err(Failure { attempts, ambiguous, reason }) => {
                let reason = reason.map(|()| reader.problem.take());
                Err(Failure { attempts, ambiguous, reason })
            }
        }
    }
}

/// A success without what was read.
struct Head {
    status: u16,
    headers: Vec<(String, String)>,
    attempts: u32,
    origin: Origin,
}

/// A call that runs.
struct Call<'a> {
    client: &'a Shared,
    facts: &'static Facts,
    built: Built,
    rules: Rules,
    limit: Limit,
    reader: &'a mut dyn Reader,
    start: u64,
    attempts: u32,
    repeats: u32,
    is_ambiguous: bool,
    is_refreshed: bool,
    /// What a success gives back.
    paid: u32,
}

/// What an attempt ended with.
struct Tried {
    result: Result<Received, Reason<()>>,
    declared: Option<Class>,
    retry_after: Option<u64>,
    is_stream: bool,
}

fn refused(arguments: Vec<RefusedArgument>) -> Failure<()> {
    Failure { attempts: 0, ambiguous: false, reason: Reason::Refused(arguments) }
}

impl<'a> Call<'a> {
    async fn run(
        client: &'a Shared,
        facts: &'static Facts,
        accept: &[&'static str],
        arguments: &Arguments,
        options: CallOptions,
        reader: &'a mut dyn Reader,
    ) -> Result<Head, Failure<()>> {
        let built = {
            let mut random = client.random.lock().unwrap_or_else(PoisonError::into_inner);
            build(facts, arguments, options.idempotency_key, accept, &mut random)
        };
        let built = built.map_err(refused)?;
        let deadline = options.deadline.unwrap_or(facts.limits.deadline);
        let timeout = options.timeout.unwrap_or(facts.limits.timeout);
        let rules = Rules {
            policy: facts.retry,
            deadline,
            repeatable: facts.is_repeatable(),
            keyed: facts.key.is_some(),
        };
        let mut call = Self {
            client,
            facts,
            built,
            rules,
            limit: Limit::new(&client.clock, deadline, timeout, options.cancel),
            reader,
            start: client.clock.now(),
            attempts: 0,
            repeats: 0,
            is_ambiguous: false,
            is_refreshed: false,
            paid: 1,
        };
        if facts.cache.is_some_and(|rule| rule.first)
            && let Some(head) = call.kept(|_, stale| !stale)
        {
            return Ok(head);
        }
        let result = call.attempts().await;
        call.settle(result)
    }

    /// Keeps a success, forgets what it made old, and answers an outage with what was kept.
    fn settle(
        &mut self,
        result: Result<(Received, bool), Failure<()>>,
    ) -> Result<Head, Failure<()>> {
        let client = self.client;
        match result {
            Ok((received, is_stream)) => {
                if let Some(store) = &client.store {
                    for resource in self.facts.invalidates {
                        store.forget(&client.owner, resource);
                    }
                }
                let Received { status, headers, .. } = received.clone();
                self.keep(received, is_stream);
                Ok(Head { status, headers, attempts: self.attempts, origin: Origin::Network })
            }
            Err(failure) if cache::is_outage(&failure.reason) => {
                let kept = self.kept(|_, _| true).ok_or(failure)?;
                if let Origin::Cache { age, stale: true } = kept.origin {
                    client.hooks.on_stale(self.facts.id, age);
                }
                Ok(kept)
            }
            Err(failure) => Err(failure),
        }
    }

    fn keep(&self, answer: Received, is_stream: bool) {
        let (Some(store), Some(rule)) = (&self.client.store, self.facts.cache) else { return };
        if is_stream || !cache::may_keep(&answer) {
            return;
        }
        let owner = self.client.owner.clone();
        let key = cache::key_of(&owner, &self.client.base_url, self.facts, &self.built);
        let resource = rule.resource.map(str::to_owned);
        store.set(&key, Entry { owner, resource, answer, date: self.client.clock.date() });
    }

    /// A kept answer, read and checked again, if its age and staleness are wanted.
    fn kept(&mut self, is_wanted: impl FnOnce(u64, bool) -> bool) -> Option<Head> {
        let (store, rule) = (self.client.store.as_ref()?, self.facts.cache?);
        let key = cache::key_of(&self.client.owner, &self.client.base_url, self.facts, &self.built);
        let entry = store.get(&key).filter(|entry| entry.owner == self.client.owner)?;
        let age = cache::usable_age(&entry, &rule, self.client.clock.date())?;
        let stale = age > rule.max_age;
        if !is_wanted(age, stale) || self.reader.read(&entry.answer) != Verdict::Success {
            return None;
        }
        let Received { status, headers, .. } = entry.answer;
        let origin = Origin::Cache { age, stale };
        Some(Head { status, headers, attempts: self.attempts, origin })
    }

    async fn attempts(&mut self) -> Result<(Received, bool), Failure<()>> {
        let client = self.client;
        loop {
            let asked = credentials::proof(client.credentials.as_deref(), self.facts);
            let proof = match self.limit.within(asked).await {
                Ok(proof) => proof.map_err(refused)?,
                Err(ended) => return Err(self.failed(ended.into())),
            };
            let began = client.clock.now();
            self.attempts += 1;
            let tried = self.once(&proof).await;
            let wait = self.next(&tried, &proof).await;
            let (kind, status) = match &tried.result {
                Ok(received) => ("ok", Some(received.status)),
                Err(reason) => (reason.kind(), reason.status()),
            };
            client.hooks.on_attempt(&AttemptEvent {
                operation: self.facts.id,
                attempt: self.attempts,
                kind,
                status,
                took: client.clock.now().saturating_sub(began),
                wait,
            });
            match (wait, tried.result) {
                (_, Ok(received)) => {
                    client.earn(self.paid);
                    return Ok((received, tried.is_stream));
                }
                (None, Err(reason)) => return Err(self.failed(reason)),
                (Some(0), Err(_)) => {}
                (Some(wait), Err(_)) => {
                    if let Err(ended) = self.limit.within(client.clock.sleep(wait)).await {
                        return Err(self.failed(ended.into()));
                    }
                }
            }
        }
    }

    fn failed(&self, reason: Reason<()>) -> Failure<()> {
        Failure { attempts: self.attempts, ambiguous: self.is_ambiguous, reason }
    }

    /// One attempt and what its answer is.
    async fn once(&mut self, proof: &Proof) -> Tried {
        let request = self.request(proof);
        let failed = |reason| Tried {
            result: Err(reason),
            declared: None,
            retry_after: None,
            is_stream: false,
        };
        let got = attempt(self.client, request, &mut self.limit, self.reader).await;
        let received = match got {
            Ok(Got::Whole(received)) => received,
            Ok(Got::Opened(head)) => {
                return Tried {
                    result: Ok(head),
                    declared: None,
                    retry_after: None,
                    is_stream: true,
                };
            }
            Err(reason) => return failed(reason),
        };
        let verdict = self.reader.read(&received);
        let date = self.client.clock.date();
        let retry_after =
            retry_after::wait(received.header("retry-after"), received.header("date"), date);
        let declared = match &verdict {
            Verdict::Problem(_, class) => *class,
            Verdict::Success => None,
            Verdict::Unexpected(_) | Verdict::Mismatch(_) => {
                let start = &received.body[..received.body.len().min(800)];
                let start: String = String::from_utf8_lossy(start).chars().take(200).collect();
                self.client.hooks.on_body(self.facts.id, received.status, &start);
                None
            }
        };
        let result = verdict.reason(&received, retry_after).map_or(Ok(received), Err);
        Tried { result, declared, retry_after, is_stream: false }
    }

    fn request(&self, proof: &Proof) -> Request {
        let Built { headers: built, cookies, body, .. } = &self.built;
        let mut headers: Vec<(String, String)> = Vec::new();
        for (name, value) in self.client.headers.iter().chain(built).chain(&proof.headers) {
            headers.retain(|(other, _)| other != name);
            headers.push((name.clone(), value.clone()));
        }
        let cookies: Vec<&str> = cookies.iter().chain(&proof.cookies).map(String::as_str).collect();
        if !cookies.is_empty() {
            headers.push(("cookie".to_owned(), cookies.join("; ")));
        }
        let url = format!("{}{}", self.client.base_url, self.built.target(&proof.query));
        Request { method: self.facts.method, url, headers, body: body.clone() }
    }

    /// The wait before the next attempt; none where none follows.
    async fn next(&mut self, tried: &Tried, proof: &Proof) -> Option<u64> {
        let client = self.client;
        let reason = tried.result.as_ref().err()?;
        let class = reason.class(tried.declared);
        let undone = reason.is_undone(class);
        self.is_ambiguous |= self.facts.repeat != Repeat::Safe && !undone;
        if self.limit.whole().is_some() {
            return None;
        }
        let is_secured = !self.facts.security.is_empty();
        if reason.status() == Some(401) && is_secured && !self.is_refreshed {
            self.is_refreshed = true;
            let refresh =
                credentials::refresh(client.credentials.as_deref(), &client.flights, proof);
            if self.limit.within(refresh).await == Ok(true) {
                return Some(0);
            }
        }
        let random = client.random.lock().unwrap_or_else(PoisonError::into_inner).unit();
        let elapsed = client.clock.now().saturating_sub(self.start);
        let outcome = Outcome { class, undone, retry_after: tried.retry_after };
        let attempt = self.repeats + 1;
        match retry::decide(&self.rules, &outcome, attempt, elapsed, client.tokens(), random) {
            Decision::Stop(_) => None,
            Decision::Wait(wait) => {
                self.repeats += 1;
                self.paid = retry::cost_of(class);
                client.pay(self.paid);
                Some(wait)
            }
        }
    }
}
