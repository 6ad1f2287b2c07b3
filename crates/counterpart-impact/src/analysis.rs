//! The change impact analysis as programs read it.

use counterpart_report::checklist::Revision;
use counterpart_report::impact::{self, Impact};

use crate::affected::affected;
use crate::gather::Gathered;
use crate::{checklist, compatibility, rollback};

/// Every heading of the analysis.
#[must_use]
pub fn analysis(gathered: &Gathered) -> Impact {
    let context = gathered.context();
    let base = &gathered.branch.base;
    let tasks = gathered.traced.tasks.clone();
    let systems = affected(&gathered.changes, &tasks, context.models, &gathered.settings);
    Impact {
        base: Revision { name: base.name.clone(), commit: base.id.clone() },
        changes: gathered.changes.iter().map(impact::Change::from).collect(),
        systems,
        files: tasks,
        left_out: gathered.traced.left_out.clone(),
        compatibility: compatibility::boxes(&context),
        rollback: rollback::plan(&context),
        checklist: checklist::of_impact(&context),
    }
}
