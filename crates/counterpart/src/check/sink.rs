//! Where the walk brings violations, and the steps that lead to them.

use crate::violation::Detail;

use super::verdict::Verdict;

/// A step of the instance path.
#[derive(Clone, Copy, Debug)]
pub enum Step<'v> {
    /// To a property.
    Key(&'v str),
    /// To an item.
    Index(usize),
}

/// A step of the evaluation path.
#[derive(Clone, Copy, Debug)]
pub enum Word {
    /// A keyword, or a name below one.
    Name(&'static str),
    /// An index below a keyword.
    Index(usize),
}

/// Takes violations of a value that lives for `'v`.
pub trait Sink<'v>: Sized {
    /// Whether violations are kept. Otherwise the walk stops at the first one.
    const REPORTS: bool;

    /// Goes to a child of the value.
    fn down(&mut self, step: Step<'v>);

    /// Goes back to the parent.
    fn up(&mut self);

    /// Goes into a keyword or below one.
    fn enter(&mut self, word: Word);

    /// Goes back out of it.
    fn leave(&mut self);

    /// A keyword of the schema refuses the value. The text is what messages compare with listed
    /// values.
    fn refuse(&mut self, keyword: &'static str, detail: Detail, text: Option<&'v str>);

    /// The schema is `false`.
    fn refuse_all(&mut self);

    /// A keyword refuses the value, because of what `collect` reports.
    fn refuse_with(
        &mut self,
        keyword: &'static str,
        detail: Detail,
        collect: impl FnOnce(&mut Self),
    );

    /// `propertyNames` refuses the name of a property, because of what its schema has against it.
    fn refuse_name(&mut self, name: &'v str, schema: super::schema::SchemaRef);

    /// The verdicts that were given so far.
    fn verdicts(&mut self) -> &mut Verdict;

    /// A keyword refuses a child as such.
    fn refuse_child(&mut self, step: Step<'v>, keyword: &'static str) {
        self.down(step);
        self.refuse(keyword, Detail::None, None);
        self.up();
    }
}
