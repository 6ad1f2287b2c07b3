//! What documents say is told in forms that hold no document.

#![allow(clippy::unwrap_used)]

use counterpart::Contract as _;
use counterpart_report::checklist::{Box, Checklist, Section, State};
use counterpart_report::common::Verdict;
use counterpart_report::matrix::Matrix;
use counterpart_report::{Weight, notices};

#[test]
fn a_box_that_is_not_ticked_is_told_and_one_for_a_person_is_not() {
    let item = |state: &State| Box {
        text: format!("{state:?}"),
        state: *state,
        evidence: "line 7".to_owned(),
        places: Vec::new(),
    };
    let boxes = State::ALL.iter().map(item).collect();
    let sections = vec![Section { title: "Data".to_owned(), boxes }];
    let list = Checklist { title: "Done".to_owned(), base: None, sections };
    let told: Vec<_> = notices::checklist(&list, "review")
        .into_iter()
        .map(|notice| (notice.id, notice.weight, notice.message))
        .collect();
    let expected = [(Weight::Error, "Unsatisfied"), (Weight::Warning, "Unknown")];
    assert_eq!(told, expected.map(|(weight, text)| ("review".into(), weight, text.into())));
}

#[test]
fn every_reason_of_a_pair_is_told_with_its_witness() {
    let matrix = Matrix::from_json(include_str!("../samples/matrix.json")).unwrap();
    let reasons = || matrix.pairs.iter().flat_map(|pair| &pair.reasons);
    for breaking in [Weight::Error, Weight::Warning, Weight::Note] {
        let told = notices::pairs(&matrix.pairs, breaking);
        assert_eq!(told.len(), reasons().count());
        for (notice, reason) in told.iter().zip(reasons()) {
            assert!(notice.message.contains(&reason.message) && notice.message.contains(" → "));
            assert_eq!(notice.witness.is_some(), reason.witness.is_some());
            let unknown = reason.verdict == Verdict::Unknown;
            let most = if unknown { Weight::Warning } else { Weight::Error };
            assert_eq!(notice.weight, breaking.min(most));
        }
    }
}
