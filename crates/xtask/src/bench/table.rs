//! The lines that are printed.

/// Prints lines, and knows whether every bar was met.
pub struct Table {
    /// Whether every line so far was good.
    pub good: bool,
}

impl Default for Table {
    fn default() -> Self {
        Self { good: true }
    }
}

impl Table {
    /// Prints a line.
    pub fn line(&mut self, what: &str, value: f64, unit: &str, is_good: bool) {
        let mark = if is_good { "" } else { "  below the bar" };
        println!("{what:<64} {value:>8.2} {unit}{mark}");
        self.good &= is_good;
    }
}
