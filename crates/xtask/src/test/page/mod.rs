//! The pages that counterpart writes, in a real browser.

mod product;

use std::path::{Path, PathBuf};

use counterpart::Contract as _;
use counterpart_report::check::Check;
use counterpart_report::html::{Links, check_page, matrix_page};
use counterpart_report::matrix::Matrix;
use serde_json::{Value, json};

use super::runner::{self, Tally};
use crate::{Outcome, folders, node};

/// Under these names Chromium is found.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Makes pages of the samples and of products with few and many systems, and looks at each. The
/// pictures are left in `target/pages`.
pub fn look() -> Outcome<Tally> {
    let Some(browser) = browser() else {
        println!("pages: no Chromium on the PATH or in CHROMIUM: skipped");
        return Ok(Tally::default());
    };
    let folder = folders::scratch("pages");
    let sample = |name: &str| {
        std::fs::read_to_string(
            folders::root().join("crates/counterpart-report/samples").join(name),
        )
    };
    let mut jobs = Vec::new();
    let check = Check::from_json(&sample("check.json")?)?;
    jobs.push(check_job(&folder, "check", &check)?);
    for systems in [0, 1, 2, 5, 6, 7, 12] {
        let name = format!("systems-{systems}");
        jobs.push(check_job(&folder, &name, &product::with(systems))?);
    }
    let matrix = Matrix::from_json(&sample("matrix.json")?)?;
    let releases = matrix.releases.len();
    let tables = json!([{ "rows": releases, "columns": releases }]);
    jobs.push(job(&folder, "matrix", &matrix_page(&matrix), &tables)?);
    let list = folder.join("jobs.json");
    folders::write(&list, &Value::from(jobs).to_string())?;
    let mut command = node::program("browser/page.mjs");
    command.arg(browser).arg(&list);
    runner::run(command, runner::node_line)
}

fn check_job(folder: &Path, name: &str, check: &Check) -> Outcome<Value> {
    let page = folder.join(name).with_extension("html");
    let links = Links::beside(&page, folders::root());
    let size = |table: &counterpart_report::check::Table| json!({ "rows": table.values.len(), "columns": table.rows.len() });
    let tables = check.matrix.iter().map(size).collect();
    job(folder, name, &check_page(check, &links), &tables)
}

/// Writes a page; what the browser is to look for.
fn job(folder: &Path, name: &str, text: &str, tables: &Value) -> Outcome<Value> {
    let page = folder.join(name).with_extension("html");
    folders::write(&page, text)?;
    Ok(json!({ "page": page, "pictures": folder.join(name), "tables": tables }))
}

/// The browser that `CHROMIUM` names, else one on the path.
fn browser() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Some(named.into());
    }
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let places =
        |name: &&str| folders.iter().map(|folder| folder.join(name)).find(|at| at.is_file());
    BROWSERS.iter().find_map(places)
}
