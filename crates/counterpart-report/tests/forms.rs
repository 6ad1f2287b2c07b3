//! The forms of other tools hold whatever a schema or a source may say, judged by readers of those
//! forms that others wrote.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::PathBuf;

use counterpart_compiler::source::Location;
use counterpart_report::forms::{
    End, Telling, github, junit, markdown, markdown_sentence, markdown_text, sarif,
};
use counterpart_report::{Mark, Notice, RuleInfo, Weight};
use pulldown_cmark::{Event, Options, Parser, Tag, TextMergeStream};
use serde_json::Value;

/// What nobody writes by accident.
const HOSTILE: [&str; 18] = [
    "",
    "plain",
    "a,b:c%d",
    "two\nlines\r\nand \u{85}more",
    "::error file=x::no\n::stop-commands::x",
    "%0A::error::%25",
    "<script>alert(1)</script>",
    "]]> <!-- --> <?x?> <!DOCTYPE a [<!ENTITY b \"c\">]> &b; &amp; &#0;",
    "\"quoted\" 'quoted' `quoted` ``twice`` ```",
    "| a | b |\n|---|---|",
    "**bold** _it_ ~~no~~ [link](https://example.com) ![i](x) <https://example.com>",
    "@everyone #1 owner/repository#2 $x$",
    "\u{1b}[31mred\u{0}\u{7}\u{8}\u{b}",
    "\u{202e}gnp.exe\u{202c} \u{2066}x\u{2069} \u{2028}",
    "\u{fffe}\u{ffff}\u{feff}",
    "# heading\n- item\n    code\n> quote\n***",
    "`",
    "🦀 ñ 漢 \\ \\| \\`",
];

fn place(path: &str, pointer: &str) -> Location {
    Location { path: PathBuf::from(path), line: 3, column: 7, pointer: pointer.to_owned() }
}

/// Every hostile text in every place of a notice.
fn notices() -> Vec<Notice> {
    let weights = [Weight::Error, Weight::Warning, Weight::Note];
    let each = HOSTILE.iter().zip(weights.into_iter().cycle());
    let mut notices: Vec<Notice> = each
        .map(|(text, weight)| Notice {
            evidence: vec![(*text).to_owned()],
            help: (*text).to_owned(),
            places: vec![
                Mark { location: place(&format!("src/{text}.rs"), text), label: String::new() },
                Mark { location: place("v1.0:schemas/a b.json", ""), label: (*text).to_owned() },
            ],
            fingerprint: Some(format!("f {text}")),
            ..Notice::new(format!("rule {text}"), weight, *text)
        })
        .collect();
    notices.push(Notice::new("CP0204", Weight::Error, "about no file"));
    notices
}

fn told(form: fn(&Telling) -> String, notices: &[Notice], end: End) -> String {
    let rules = [RuleInfo::from(counterpart_compiler::diagnostic::Code::UnmappedReference)];
    form(&Telling { command: "check", version: "1.2.3", end, notices, rules: &rules })
}

/// What a reader is to see of a text.
fn seen(text: &str) -> String {
    text.chars().map(counterpart_report::sanitize_char).collect()
}

#[test]
fn sarif_is_what_the_types_of_its_schema_hold() {
    let notices = notices();
    let text = told(sarif, &notices, End::Done);
    let ours: Value = serde_json::from_str(&text).unwrap();
    let read: serde_sarif::sarif::Sarif = serde_json::from_str(&text).unwrap();
    // What those types do not know would be gone.
    assert_eq!(serde_json::to_value(&read).unwrap(), ours);
    let run = &read.runs[0];
    let results = run.results.as_ref().unwrap();
    let rules = run.tool.driver.rules.as_ref().unwrap();
    assert_eq!(results.len(), notices.len());
    for (result, notice) in results.iter().zip(&notices) {
        let rule = &rules[usize::try_from(result.rule_index.unwrap()).unwrap()];
        assert_eq!(rule.id, notice.id);
        assert!(result.message.text.as_ref().unwrap().starts_with(&seen(&notice.message)));
    }
    let described = rules.iter().find(|rule| rule.id == "CP0204").unwrap();
    assert!(described.full_description.is_some() && described.help.is_some());
    let couldnt: Value = serde_json::from_str(&told(sarif, &notices, End::CouldNotRun)).unwrap();
    assert_eq!(couldnt["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn addresses_in_sarif_stay_paths() {
    let notices = notices();
    let log: Value = serde_json::from_str(&told(sarif, &notices, End::Done)).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    for (result, notice) in results.iter().zip(&notices) {
        for (found, given) in
            result["locations"].as_array().into_iter().flatten().zip(&notice.places)
        {
            let uri = found["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
            assert!(!uri.contains([':', '?', '#', ' ', '\\']), "{uri}");
            assert_eq!(decoded(uri), given.location.path.to_str().unwrap());
        }
    }
}

fn decoded(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            let digits = std::str::from_utf8(&digits).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_notice_is_one_workflow_command() {
    let notices = notices();
    let text = told(github, &notices, End::Done);
    assert_eq!(text.lines().count(), notices.len());
    let mut heaviest: Vec<&Notice> = notices.iter().collect();
    heaviest.sort_by_key(|notice| std::cmp::Reverse(notice.weight));
    for (line, notice) in text.lines().zip(heaviest) {
        let (name, properties, message) = command(line);
        let expected = match notice.weight {
            Weight::Error => "error",
            Weight::Warning => "warning",
            Weight::Note => "notice",
        };
        assert_eq!(name, expected);
        let title = properties.iter().find(|(name, _)| name == "title").unwrap();
        assert_eq!(title.1, seen(&notice.id));
        if let Some(mark) = notice.places.first() {
            let names: Vec<&str> = properties.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, ["file", "line", "col", "title"]);
            assert_eq!(properties[0].1, seen(mark.location.path.to_str().unwrap()));
        }
        let first: String = notice.message.lines().next().unwrap_or("").chars().collect();
        assert!(message.starts_with(&seen(&first)), "{message:?}");
    }
}

/// A workflow command as the runner reads it: command, properties, message, each unescaped.
fn command(line: &str) -> (String, Vec<(String, String)>, String) {
    let rest = line.strip_prefix("::").unwrap();
    let (head, message) = rest.split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap();
    let plain = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    let properties = properties
        .split(',')
        .map(|property| {
            let (name, value) = property.split_once('=').unwrap();
            (name.to_owned(), plain(&value.replace("%3A", ":").replace("%2C", ",")))
        })
        .collect();
    (name.to_owned(), properties, plain(message))
}

#[test]
fn junit_is_xml_that_says_the_same() {
    let notices = notices();
    for (end, failing, other) in [
        (End::Done, "failure", "system-out"),
        (End::Undecided, "failure", "skipped"),
        (End::CouldNotRun, "error", "system-out"),
    ] {
        let text = told(junit, &notices, end);
        let document = roxmltree::Document::parse(&text).unwrap();
        let suites = document.root_element();
        let count =
            |name: &str| suites.descendants().filter(|node| node.has_tag_name(name)).count();
        let heavy = notices.iter().filter(|notice| notice.weight == Weight::Error).count();
        assert_eq!(count("testcase"), notices.len());
        assert_eq!((count(failing), count(other)), (heavy, notices.len() - heavy));
        let suite = suites.first_element_child().unwrap();
        let number = |name: &str| suite.attribute(name).unwrap().parse::<usize>().unwrap();
        assert_eq!(number("tests"), notices.len());
        assert_eq!(number("failures") + number("errors"), heavy);
        assert_eq!(number("skipped"), count("skipped"));
        let cases = suites.descendants().filter(|node| node.has_tag_name("testcase"));
        for (case, notice) in cases.zip(&notices) {
            assert!(
                case.attribute("classname").unwrap().starts_with("check.rule")
                    || notice.places.is_empty()
            );
            let said = case.first_element_child().unwrap().text().unwrap();
            let kept: String = notice.message.chars().filter(char::is_ascii_alphanumeric).collect();
            let found: String = said.chars().filter(char::is_ascii_alphanumeric).collect();
            assert!(found.contains(&kept), "{said}");
        }
    }
    let quiet = told(junit, &[], End::Done);
    let document = roxmltree::Document::parse(&quiet).unwrap();
    assert_eq!(document.descendants().filter(|node| node.has_tag_name("testcase")).count(), 1);
}

#[test]
fn markdown_is_a_table_of_text_and_code() {
    let notices = notices();
    let text = told(markdown, &notices, End::Done);
    let mut rows = 0;
    for event in read(&text) {
        match event {
            Event::Start(Tag::TableRow) => rows += 1,
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableCell,
            )
            | Event::End(_)
            | Event::Code(_) => {}
            other => is_text(&other),
        }
    }
    assert_eq!(rows, notices.len());
    assert!(!text.contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn markdown_text_is_one_paragraph_wherever_it_stands() {
    let more = ["- a", "+ a", "1. a", "12) a", "===", "---", "    code", "\ta", ". a", "-", "1."];
    for hostile in HOSTILE.iter().chain(&more) {
        let text = markdown_text(hostile);
        for event in read(&format!("before\n\n{text}\n")) {
            match event {
                Event::Start(Tag::Paragraph) | Event::End(_) => {}
                other => is_text(&other),
            }
        }
        for event in read(&format!("before\n{text}\n")).skip(1) {
            match event {
                Event::SoftBreak | Event::End(_) => {}
                other => is_text(&other),
            }
        }
    }
}

fn read(text: &str) -> impl Iterator<Item = Event<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_MATH
        | Options::ENABLE_TASKLISTS;
    TextMergeStream::new(Parser::new_ext(text, options))
}

/// Text in which nobody is called and nothing is referred to.
fn is_text(event: &Event) {
    match event {
        Event::InlineHtml(html) => assert_eq!(&**html, "<br>"),
        Event::Text(text) => {
            assert!(!text.contains("@e") && !text.contains("#1") && !text.contains("#2"), "{text}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_sentence_is_text_and_code_whatever_stands_in_it() {
    for hostile in ["a|b", "*x*", "<b>", "@everyone #1", "`", "- [x] done", "![](x)", "a\nb", "$x$"]
    {
        for sentence in [
            hostile.to_owned(),
            format!("`{hostile}` is new."),
            format!("- `n` was {hostile} and is `{hostile}`; {hostile}"),
        ] {
            let text = markdown_sentence(&sentence);
            for event in read(&text) {
                match event {
                    Event::Start(Tag::Paragraph) | Event::End(_) | Event::Code(_) => {}
                    other => is_text(&other),
                }
            }
            assert!(!text.contains('\n'), "{text}");
        }
    }
    assert_eq!(markdown_sentence("`c#K` has lost `b`."), "`c#K` has lost `b`.");
}

#[test]
fn nothing_to_tell_is_said() {
    assert_eq!(told(github, &[], End::Done), "");
    assert!(told(markdown, &[], End::Done).contains("No findings."));
    let log: Value = serde_json::from_str(&told(sarif, &[], End::Done)).unwrap();
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
}
