//! A raw TCP server that does with every connection what a script says.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;
use socket2::SockRef;

/// What happens on a connection after the request was read.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Step {
    Answer {
        answer: Answer,
    },
    Raw {
        raw: String,
    },
    Drip {
        drip: u64,
        count: usize,
    },
    Pause {
        pause: u64,
    },
    Rest {
        rest: u64,
    },
    Reset {
        #[serde(rename = "reset")]
        _reset: bool,
    },
    Close {
        #[serde(rename = "close")]
        _close: bool,
    },
}

/// A whole answer.
#[derive(Clone, Debug, Deserialize)]
pub struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    #[serde(default)]
    body: String,
    hex: Option<String>,
}

/// What a server does: a script for each request, of which the last one is repeated, or one of two
/// by the credential.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Script {
    Named(String),
    InTurn(Vec<Vec<Step>>),
    ByToken {
        good: String,
        then: Vec<Step>,
        #[serde(rename = "else")]
        other: Vec<Step>,
    },
}

/// A request as it came.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pub head: String,
    pub body: Vec<u8>,
}

impl Seen {
    /// A header of the request.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }
}

/// Turns the clock of the client.
pub type Turn = Arc<dyn Fn(u64) + Send + Sync>;

/// What the connections of a row share.
#[derive(Default)]
pub struct Row {
    pub script: Option<Script>,
    pub seen: Vec<Seen>,
    /// How many clients closed their connection while the server was silent.
    pub closed: usize,
    pub turn: Option<Turn>,
    /// The client has said what came of the row: its clock is no longer turned.
    pub is_over: bool,
}

/// The server.
pub struct Server {
    pub port: u16,
    pub row: Arc<Mutex<Row>>,
    pub elsewhere: Arc<AtomicUsize>,
    /// How many connections are served.
    running: Arc<AtomicUsize>,
}

impl Server {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let row = Arc::new(Mutex::new(Row::default()));
        let (elsewhere, other) = elsewhere();
        let running = Arc::new(AtomicUsize::new(0));
        let (shared, counted) = (Arc::clone(&row), Arc::clone(&running));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (row, other, running) =
                    (Arc::clone(&shared), other.clone(), Arc::clone(&counted));
                running.fetch_add(1, Ordering::SeqCst);
                thread::spawn(move || {
                    drop(serve(stream, &row, &other));
                    running.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        Self { port, row, elsewhere, running }
    }

    /// Ends a row: waits until every connection has ended, so that none speaks in the next row.
    pub fn end(&self) {
        self.row.lock().unwrap().is_over = true;
        let start = Instant::now();
        while self.running.load(Ordering::SeqCst) > 0 && start.elapsed() < Duration::from_secs(5) {
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Begins a row.
    pub fn install(&self, script: Script, turn: &Turn) {
        *self.row.lock().unwrap() =
            Row { script: Some(script), turn: Some(Arc::clone(turn)), ..Row::default() };
        self.elsewhere.store(0, Ordering::SeqCst);
    }
}

/// A server that nothing may be sent to: how many came, and its URL.
fn elsewhere() -> (Arc<AtomicUsize>, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    thread::spawn(move || {
        for _ in listener.incoming() {
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    (count, url)
}

fn serve(mut stream: TcpStream, row: &Mutex<Row>, elsewhere: &str) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let seen = read_request(&mut stream)?;
    let (steps, turn) = {
        let mut row = row.lock().unwrap();
        let at = row.seen.len();
        let steps = match row.script.as_ref().unwrap() {
            Script::InTurn(scripts) => scripts[at.min(scripts.len() - 1)].clone(),
            Script::ByToken { good, then, other } => {
                if seen.header("authorization") == Some(good) {
                    then.clone()
                } else {
                    other.clone()
                }
            }
            Script::Named(name) => panic!("no server is {name}"),
        };
        row.seen.push(seen);
        (steps, row.turn.clone().unwrap())
    };
    for step in steps {
        match step {
            Step::Answer { answer } => stream.write_all(&written(&answer, elsewhere))?,
            Step::Raw { raw } => stream.write_all(raw.as_bytes())?,
            Step::Rest { rest } => thread::sleep(Duration::from_millis(rest)),
            Step::Drip { drip, count } => {
                for _ in 0..count {
                    settle();
                    turn_in(row, &turn, drip);
                    if stream.write_all(b" ").is_err() {
                        break;
                    }
                }
            }
            Step::Pause { pause } => {
                settle();
                turn_in(row, &turn, pause);
                if is_closed(&mut stream) {
                    row.lock().unwrap().closed += 1;
                }
            }
            Step::Reset { .. } => {
                SockRef::from(&stream).set_linger(Some(Duration::ZERO))?;
                return Ok(());
            }
            Step::Close { .. } => return Ok(()),
        }
    }
    Ok(())
}

/// Turns the clock, unless the row is over.
fn turn_in(row: &Mutex<Row>, turn: &Turn, milliseconds: u64) {
    let is_over = row.lock().unwrap().is_over;
    if !is_over {
        turn(milliseconds);
    }
}

/// Lets the client see what was sent before its clock is turned.
fn settle() {
    thread::sleep(Duration::from_millis(60));
}

/// Whether the client closes its connection soon.
fn is_closed(stream: &mut TcpStream) -> bool {
    stream.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
    match stream.read(&mut [0; 1]) {
        Ok(count) => count == 0,
        Err(error) => error.kind() == std::io::ErrorKind::ConnectionReset,
    }
}

fn read_request(stream: &mut TcpStream) -> std::io::Result<Seen> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    let end = loop {
        if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break at + 4;
        }
        let count = stream.read(&mut chunk)?;
        if count == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        bytes.extend_from_slice(&chunk[..count]);
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut seen = Seen { head, body: bytes[end..].to_vec() };
    let length = seen.header("content-length").map_or(0, |text| text.parse().unwrap());
    while seen.body.len() < length {
        let count = stream.read(&mut chunk)?;
        seen.body.extend_from_slice(&chunk[..count]);
    }
    Ok(seen)
}

fn written(answer: &Answer, elsewhere: &str) -> Vec<u8> {
    let body = answer.hex.as_ref().map_or_else(
        || answer.body.clone().into_bytes(),
        |hex| {
            let pair = |at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
            (0..hex.len()).step_by(2).map(pair).collect()
        },
    );
    let mut head = format!("HTTP/1.1 {} x\r\nConnection: close\r\n", answer.status);
    for (name, value) in &answer.headers {
        let value = value.replace("ELSEWHERE", elsewhere);
        write!(head, "{name}: {value}\r\n").unwrap();
    }
    write!(head, "Content-Length: {}\r\n\r\n", body.len()).unwrap();
    [head.into_bytes(), body].concat()
}
