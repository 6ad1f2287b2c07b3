//! Measures how a contract is read and written in several ways, and prints a line of JSON.
//!
//! Arguments: the contract, how many rounds, and the files of its instances.

use std::alloc::{GlobalAlloc, Layout, System};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// How long one measurement takes at least.
const LEAST: Duration = Duration::from_millis(4);

/// Counts what is asked of the system's allocator.
struct Counting;

static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: everything is left to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Relaxed);
        unsafe { System.realloc(pointer, layout, size) }
    }
}

/// What is measured: its name, and what is done once.
pub struct Way<'t> {
    name: &'static str,
    once: Box<dyn Fn() -> bool + 't>,
}

/// A contract that is measured.
pub struct Subject<'t> {
    /// The texts of the instances.
    pub texts: &'t [String],
    ways: Vec<Way<'t>>,
}

impl<'t> Subject<'t> {
    /// Starts with the texts of the instances.
    pub fn of(texts: &'t [String]) -> Self {
        Self { texts, ways: Vec::new() }
    }

    /// Reading and writing of a type that checks nothing.
    pub fn plain<T: Serialize + DeserializeOwned + 't>(
        mut self,
        read: &'static str,
        write: &'static str,
    ) -> Self {
        let texts = self.texts;
        let made: Vec<T> = texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
        if made.len() < texts.len() {
            return self;
        }
        self.way(read, move || {
            texts.iter().all(|text| black_box(serde_json::from_str::<T>(text)).is_ok())
        });
        self.way(write, move || made.iter().all(|it| black_box(serde_json::to_string(it)).is_ok()));
        self
    }

    /// Adds a way.
    pub fn way(&mut self, name: &'static str, once: impl Fn() -> bool + 't) {
        self.ways.push(Way { name, once: Box::new(once) });
    }

    /// Nanoseconds and allocations of each way. The ways take turns, and the best round counts.
    pub fn measure(&self, rounds: usize) -> Value {
        let mut found = BTreeMap::new();
        for way in &self.ways {
            let before = ALLOCATIONS.load(Relaxed);
            if !(way.once)() {
                eprintln!("{} does not do what is measured", way.name);
                std::process::exit(1);
            }
            found.insert(way.name, (f64::INFINITY, ALLOCATIONS.load(Relaxed) - before));
        }
        for _ in 0..rounds {
            for way in &self.ways {
                let nanoseconds = took(&way.once);
                if let Some((best, _)) = found.get_mut(way.name) {
                    *best = best.min(nanoseconds);
                }
            }
        }
        let ways = found.into_iter().map(|(name, (nanoseconds, allocations))| {
            (name.to_owned(), json!({"nanoseconds": nanoseconds, "allocations": allocations}))
        });
        Value::Object(ways.collect())
    }

    /// Does one way many times, for a profiler.
    pub fn repeat(&self, name: &str, times: usize) {
        for way in self.ways.iter().filter(|way| way.name == name) {
            (0..times).for_each(|_| drop(black_box((way.once)())));
        }
    }
}

fn took(once: &dyn Fn() -> bool) -> f64 {
    let mut count = 1;
    loop {
        let begin = Instant::now();
        (0..count).for_each(|_| drop(black_box(once())));
        let time = begin.elapsed();
        if time >= LEAST {
            return time.as_nanos() as f64 / f64::from(count);
        }
        count *= 2;
    }
}

/// Measures what the arguments name.
pub fn run(subject: fn(&str, &'static [String]) -> Subject<'static>) {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap();
    let rounds: usize = arguments.next().unwrap().parse().unwrap();
    let mut files: Vec<String> = arguments.collect();
    let repeated = files.iter().position(|it| it == "--repeat").map(|at| files.split_off(at));
    let texts = files.iter().map(|path| std::fs::read_to_string(path).unwrap());
    let texts: &'static [String] = Vec::leak(texts.collect());
    let subject = subject(&name, texts);
    match repeated {
        Some(way) => subject.repeat(&way[1], rounds),
        None => println!("{}", subject.measure(rounds)),
    }
}
