//! The comparison of a writer's schema with a reader's.

use counterpart_model::model::SchemaId;

use crate::answer::{Answer, Reason};
use crate::question::{Break, Doubt, Options, Outcome, Side};
use crate::solve::{Prover, Sequent};
use crate::term::{lower, refine, trivial};

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
        let at = place(reader, reader.schema);
        let was = Some(place(writer, writer.schema));
        Outcome {
            breaks: Vec::new(),
            doubts: vec![Doubt { at, was, reason: Reason { because, help } }],
        }
    })
}

/// Schemas and instances nest; so does the search.
const STACK: usize = 1 << 28;

fn place(side: Side<'_>, schema: SchemaId) -> counterpart_model::source::Place {
    side.model.schemas[schema].place
}

fn on_deep_stack(writer: Side<'_>, reader: Side<'_>, options: &Options) -> Outcome {
    let (mut graph, from, to) = lower(writer, reader, options.closed_writer);
    trivial::remove(&mut graph);
    let (arena, classes) = refine(&mut graph);
    let mut prover = Prover::new(arena, options.steps);
    let question = Sequent::new(vec![classes[from.index()]], vec![classes[to.index()]]);
    let mut outcome = Outcome::default();
    match prover.ask(&question, options.steps) {
        Answer::None => {}
        Answer::Found(witness) => outcome.breaks.push(Break {
            witness,
            instance: String::new(),
            refused_by: place(reader, reader.schema),
            keyword: "",
            was: Some(place(writer, writer.schema)),
        }),
        Answer::Unknown(reason) => outcome.doubts.push(Doubt {
            at: place(reader, reader.schema),
            was: Some(place(writer, writer.schema)),
            reason,
        }),
    }
    outcome
}
