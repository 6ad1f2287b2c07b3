//! The comparison of a writer's schema with a reader's.

use counterpart_compiler::model::SchemaId;

use crate::answer::Reason;
use crate::diff::Diff;
use crate::evaluate::admits;
use crate::question::{Options, Outcome, ReaderPlace, Side, Undecided, WriterPlace};
use crate::term::{lower, refine, trivial};
use crate::truth::Truth;

/// Whether everything that the writer's schema admits meets the reader's: every separate break with
/// a witness, and what is not known.
#[must_use]
pub fn compare(writer: Side<'_>, reader: Side<'_>, options: &Options) -> Outcome {
    let deep = std::thread::Builder::new().stack_size(STACK);
    let answer = std::thread::scope(|scope| {
        let thread = deep.spawn_scoped(scope, || on_deep_stack(writer, reader, options));
        thread.ok().and_then(|thread| thread.join().ok())
    });
    answer.unwrap_or_else(|| {
        let because = "the comparison could not be run".to_owned();
        let help = "report this with both schemas".to_owned();
        let at = ReaderPlace(place(reader, reader.schema));
        let was = Some(WriterPlace(place(writer, writer.schema)));
        Outcome {
            breaks: Vec::new(),
            undecided: vec![Undecided { at, was, reason: Reason { because, help } }],
            steps: 0,
        }
    })
}

/// Schemas and instances nest; so does the search.
const STACK: usize = 1 << 28;

fn place(side: Side<'_>, schema: SchemaId) -> counterpart_compiler::source::Place {
    side.model.schemas[schema].place
}

fn on_deep_stack(writer: Side<'_>, reader: Side<'_>, options: &Options) -> Outcome {
    let (mut graph, from, to) = lower(writer, reader, options.closed_writer);
    trivial::remove(&mut graph);
    let (arena, classes) = refine(&mut graph);
    let root = ReaderPlace(place(reader, reader.schema));
    let mut diff = Diff::new(arena, &graph, &classes, (from, to, root), options.steps);
    diff.run(options.steps);
    let steps = diff.steps_taken(options.steps);
    let mut outcome = Outcome { breaks: diff.breaks, undecided: diff.doubts, steps };
    confirm(writer, reader, &mut outcome);
    outcome
}

/// Every witness is evaluated once more, by the schemas themselves; one that fails is
/// undecided.
fn confirm(writer: Side<'_>, reader: Side<'_>, outcome: &mut Outcome) {
    let all = std::mem::take(&mut outcome.breaks);
    for found in all {
        let written = admits(writer.model, writer.schema, &found.witness);
        let read = admits(reader.model, reader.schema, &found.witness);
        if (written, read) == (Truth::True, Truth::False) {
            outcome.breaks.push(found);
        } else {
            let because = format!("a witness could not be confirmed: {}", found.witness);
            let help = "report this with both schemas".to_owned();
            let reason = Reason { because, help };
            outcome.undecided.push(Undecided { at: found.refused_by, was: found.was, reason });
        }
    }
}
