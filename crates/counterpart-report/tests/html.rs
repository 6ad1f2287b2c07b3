//! What holds for pages without a look at them; `cargo xtask test pages` looks.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use counterpart::Contract as _;
use counterpart_report::check::Check;
use counterpart_report::common::Place;
use counterpart_report::html::{Links, MARKER, check_page, matrix_page};
use counterpart_report::matrix::Matrix;

const CHECK: &str = include_str!("../samples/check.json");
const MATRIX: &str = include_str!("../samples/matrix.json");

fn place(path: &str) -> Place {
    Place { path: path.to_owned(), line: 7, column: 2, pointer: String::new(), label: None }
}

#[test]
fn links_lead_from_the_page_to_the_file() {
    let links = |page: &str| Links::beside(Path::new(page), Path::new("/home/repo"));
    for (page, path, link) in [
        ("out.html", "src/a.ts", "src/a.ts#L7"),
        ("target/pages/out.html", "src/a.ts", "../../src/a.ts#L7"),
        ("src/out.html", "src/a.ts", "a.ts#L7"),
        ("/tmp/out.html", "src/a.ts", "../home/repo/src/a.ts#L7"),
        ("out.html", "../other/a.ts", "../other/a.ts#L7"),
        ("../out.html", "./src/../b.ts", "repo/b.ts#L7"),
        ("out.html", "javascript:alert(1)", "javascript%3Aalert%281%29#L7"),
        ("out.html", "a b?c#d%", "a%20b%3Fc%23d%25#L7"),
        ("out.html", "v1.0:schemas/ä.json", "v1.0%3Aschemas/%C3%A4.json#L7"),
    ] {
        assert_eq!(links(page).link(&place(path)), link, "{path} from {page}");
    }
}

#[test]
fn links_lead_to_a_host() {
    let here = Path::new("/home/repo/web");
    for base in ["https://example.com/blob/main", "https://example.com/blob/main/"] {
        let links = Links::to(base, Path::new(".."), here);
        for (path, link) in [
            ("src/a.ts", "https://example.com/blob/main/web/src/a.ts#L7"),
            ("../api/a.rs", "https://example.com/blob/main/api/a.rs#L7"),
        ] {
            assert_eq!(links.link(&place(path)), link);
        }
    }
}

#[test]
fn a_page_is_the_same_every_time_and_says_whose_it_is() {
    let check = Check::from_json(CHECK).unwrap();
    let matrix = Matrix::from_json(MATRIX).unwrap();
    let links = Links::beside(Path::new("out.html"), Path::new("/home/repo"));
    for (page, again) in [
        (check_page(&check, &links), check_page(&check, &links)),
        (matrix_page(&matrix), matrix_page(&matrix)),
    ] {
        assert_eq!(page, again);
        assert!(page.lines().next().unwrap().contains(MARKER));
        assert!(!page.contains("<script") && !page.contains(" style="));
    }
}

#[test]
fn the_heading_is_the_answer() {
    let links = Links::beside(Path::new("out.html"), Path::new("/home/repo"));
    let mut check = Check::from_json(CHECK).unwrap();
    let heading = |check: &Check| {
        let page = check_page(check, &links);
        page.split_once("<h1>").unwrap().1.split_once("</h1>").unwrap().0.to_owned()
    };
    assert_eq!(heading(&check), "11 values are missing");
    check.summary.missing = 0;
    assert_eq!(heading(&check), "Nothing is known to be missing; one value is unknown");
    check.summary.unknown = 0;
    assert_eq!(heading(&check), "Nothing is missing, but 4 things are wrong");
    check.summary.errors = 0;
    assert_eq!(heading(&check), "Every system keeps its half");
    check.matrix.clear();
    assert_eq!(heading(&check), "No system promises anything yet");
}
