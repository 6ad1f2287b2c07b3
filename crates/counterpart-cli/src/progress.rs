//! The progress bar of long work, on a terminal.

use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shorter work shows no bar.
const PATIENCE: Duration = Duration::from_millis(400);

/// Steps of one piece of work. Gone from the screen when dropped.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Begins work with the given number of steps; `wanted` is whether a person reads.
    pub fn begin(steps: u64, wanted: bool) -> Self {
        let visible = wanted && std::io::stderr().is_terminal();
        let target =
            if visible { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{spinner} [{bar:20}] {msg} ({elapsed})") {
            bar.set_style(style.progress_chars("=> "));
        }
        if visible {
            let late = bar.clone();
            let began = Instant::now();
            std::thread::spawn(move || {
                std::thread::sleep(PATIENCE.saturating_sub(began.elapsed()));
                if !late.is_finished() {
                    late.set_draw_target(target);
                    late.enable_steady_tick(Duration::from_millis(100));
                }
            });
        }
        Self { bar }
    }

    /// Names the current step; the one before it is complete.
    pub fn step(&self, what: &str) {
        if !self.bar.message().is_empty() {
            self.bar.inc(1);
        }
        self.bar.set_message(what.to_owned());
    }

    /// Sets how many parts of the current step are done.
    pub fn advance(&self, done: usize, all: usize) {
        self.bar.set_length(all as u64);
        self.bar.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
