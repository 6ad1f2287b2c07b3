//! The names that serde, clap, strum and database crates give to variants and fields.

use super::attributes::{Attributes, Setting};
use super::case::{self, Crate, Kind};
use crate::facts::{Part, Span, Written};

/// Who names the variants of an enum or the fields of a struct, and how. What goes over a wire
/// counts before what a command line takes, and that before what is printed.
pub(super) struct Naming {
    by: Crate,
    writes: bool,
    reads: bool,
    write_case: Option<String>,
    read_case: Option<String>,
    prefix: String,
    suffix: String,
}

/// How one variant or field is called.
pub(super) enum Called {
    /// By these parts; the first is the name itself.
    As(Vec<Part>),
    /// Not at all: it is left out.
    Skipped,
    /// It takes whatever nothing else takes: `#[serde(other)]`.
    Other,
    /// It is that which is in it: `#[serde(flatten)]`, an untagged variant.
    Inner,
}

impl Naming {
    /// Who names what is in an item with these attributes; none when nobody does.
    pub(super) fn of(item: &Attributes) -> Option<Self> {
        let (writes, reads) = (item.derives(&["Serialize"]), item.derives(&["Deserialize"]));
        let serde = item.settings(&["serde"]);
        // Conversions write something else than these names.
        let converted = serde.iter().any(|it| matches!(&*it.key, "into" | "from" | "try_from"));
        if (writes || reads) && !converted {
            let case = |side| renamed(&serde, "rename_all", side);
            let (write_case, read_case) = (case("serialize"), case("deserialize"));
            return Some(Self { writes, reads, write_case, read_case, ..Self::new(Crate::Serde) });
        }
        if item.derives(&["ValueEnum", "Subcommand"]) {
            let settings = item.settings(CLAP);
            let case = text(&settings, "rename_all").unwrap_or("kebab-case").to_owned();
            return Some(Self { write_case: Some(case), ..Self::new(Crate::Clap) });
        }
        let derives = ["EnumString", "Display", "AsRefStr", "IntoStaticStr", "VariantNames"];
        let settings = item.settings(&["strum"]);
        if item.derives(&derives[..1]) || item.derives(&derives) && !settings.is_empty() {
            let own = |key| text(&settings, key).unwrap_or_default().to_owned();
            return Some(Self {
                write_case: text(&settings, "serialize_all").map(str::to_owned),
                prefix: own("prefix"),
                suffix: own("suffix"),
                ..Self::new(Crate::Strum)
            });
        }
        Self::of_database(item)
    }

    /// All who name what is in an item, each by itself: what goes over a wire first.
    pub(super) fn all(item: &Attributes) -> Vec<Self> {
        let database = Self::of_database(item);
        let others = Self::of(item).filter(|naming| naming.by != Crate::Database);
        others.into_iter().chain(database).collect()
    }

    /// What a database calls it.
    fn of_database(item: &Attributes) -> Option<Self> {
        let own = Self::new(Crate::Database);
        let rule = |krate: &str, key: &str| text(&item.settings(&[krate]), key).map(str::to_owned);
        if item.derives_of("sqlx", "Type") || item.derives_of("sqlx", "FromRow") {
            return Some(Self { write_case: rule("sqlx", "rename_all"), ..own });
        }
        if item.derives(&["DbEnum"]) {
            let style = item.set_to(&["DbValueStyle"]).or_else(|| rule("db_enum", "value_style"));
            return Some(Self { write_case: style.or(Some("snake_case".to_owned())), ..own });
        }
        let diesel = [
            "Queryable",
            "QueryableByName",
            "Selectable",
            "Insertable",
            "AsChangeset",
            "Identifiable",
        ];
        if item.derives(&diesel) {
            return Some(own);
        }
        if item.derives(&["ToSql", "FromSql"]) {
            return Some(Self { write_case: rule("postgres", "rename_all"), ..own });
        }
        if item.derives(&["DeriveActiveEnum", "DeriveEntityModel"]) {
            return Some(Self { write_case: rule("sea_orm", "rename_all"), ..own });
        }
        None
    }

    /// Who names the fields inside a variant: the enum's `rename_all_fields`, or the variant's own
    /// `rename_all`.
    pub(super) fn of_variant(&self, item: &Attributes, variant: &Attributes) -> Self {
        let (item, variant) = (item.settings(&["serde"]), variant.settings(&["serde"]));
        let case = |side| {
            renamed(&variant, "rename_all", side)
                .or_else(|| renamed(&item, "rename_all_fields", side))
        };
        let (write_case, read_case) = (case("serialize"), case("deserialize"));
        let (writes, reads) = (self.writes, self.reads);
        Self { writes, reads, write_case, read_case, ..Self::new(self.by) }
    }

    /// Whether it is this crate that names.
    pub(super) fn is_by(&self, by: Crate) -> bool {
        self.by == by
    }

    fn new(by: Crate) -> Self {
        Self {
            by,
            writes: true,
            reads: true,
            write_case: None,
            read_case: None,
            prefix: String::new(),
            suffix: String::new(),
        }
    }

    /// How a variant or a field is called.
    pub(super) fn call(&self, kind: Kind, name: &str, at: Span, own: &Attributes) -> Called {
        match self.by {
            Crate::Serde => self.serde(kind, name, at, own),
            Crate::Clap => self.clap(name, at, own),
            Crate::Strum => self.strum(name, at, own),
            Crate::Database => self.database(name, at, own),
        }
    }

    fn serde(&self, kind: Kind, name: &str, at: Span, own: &Attributes) -> Called {
        let settings = own.settings(&["serde"]);
        let has = |key: &str| settings.iter().any(|it| it.key == key);
        let writes = self.writes && !has("skip_serializing") && !has("skip");
        let reads = self.reads && !has("skip_deserializing") && !has("skip");
        if !writes && !reads {
            return Called::Skipped;
        }
        if has("other") {
            return Called::Other;
        }
        if has("flatten") || has("untagged") {
            return Called::Inner;
        }
        let called = |side: &str, case: &Option<String>| {
            renamed(&settings, "rename", side).or_else(|| match case {
                Some(rule) => case::apply(Crate::Serde, kind, rule, name),
                None => Some(name.to_owned()),
            })
        };
        let written = called("serialize", &self.write_case);
        let read = called("deserialize", &self.read_case);
        let half = (self.writes && !writes) || (self.reads && !reads);
        let mut parts = match (written, read) {
            (Some(written), _) if writes && half => vec![maybe(written, at, "it is only written")],
            (_, Some(read)) if reads && half => vec![maybe(read, at, "it is only read")],
            (Some(written), Some(read)) if writes && reads && written != read => vec![
                maybe(written, at, "it is written under this name and read under another"),
                maybe(read, at, "it is read under this name and written under another"),
            ],
            (Some(written), _) if writes => vec![one(written, at)],
            (_, Some(read)) if reads => vec![one(read, at)],
            (_, _) => vec![unknown(at, "serde does not have this case")],
        };
        if reads {
            let aliases = settings.iter().filter(|it| it.key == "alias");
            parts.extend(aliases.filter_map(|it| Some(also(it.value.clone()?, it.at))));
        }
        Called::As(parts)
    }

    fn clap(&self, name: &str, at: Span, own: &Attributes) -> Called {
        let settings = own.settings(CLAP);
        if settings.iter().any(|it| it.key == "skip") {
            return Called::Skipped;
        }
        if settings.iter().any(|it| it.key == "external_subcommand") {
            return Called::Other;
        }
        if settings.iter().any(|it| it.key == "flatten") {
            return Called::Inner;
        }
        let rule = text(&settings, "rename_all").or(self.write_case.as_deref());
        let cased = rule.and_then(|rule| case::apply(Crate::Clap, Kind::Variant, rule, name));
        let Some(called) = text(&settings, "name").map(str::to_owned).or(cased) else {
            return Called::As(vec![unknown(at, "clap does not have this case")]);
        };
        let aliases = settings.iter().filter(|it| {
            matches!(&*it.key, "alias" | "aliases" | "visible_alias" | "visible_aliases")
        });
        let aliases = aliases.flat_map(|it| it.values.iter().map(|text| also(text.clone(), it.at)));
        Called::As(std::iter::once(one(called, at)).chain(aliases).collect())
    }

    fn strum(&self, name: &str, at: Span, own: &Attributes) -> Called {
        let settings = own.settings(&["strum"]);
        if settings.iter().any(|it| it.key == "disabled") {
            return Called::Skipped;
        }
        if settings.iter().any(|it| it.key == "default") {
            return Called::Other;
        }
        let given: Vec<&Setting> =
            settings.iter().filter(|it| it.key == "serialize" && it.value.is_some()).collect();
        let longest = given.iter().filter_map(|it| it.value.clone()).rev().max_by_key(String::len);
        let cased = || match &self.write_case {
            Some(rule) => case::apply(Crate::Strum, Kind::Variant, rule, name),
            None => Some(name.to_owned()),
        };
        let preferred = text(&settings, "to_string").map(str::to_owned).or(longest);
        let Some(preferred) = preferred.or_else(cased) else {
            return Called::As(vec![unknown(at, "strum does not have this case")]);
        };
        let others = given.iter().filter(|it| it.value.as_ref() != Some(&preferred));
        let others = others.filter_map(|it| Some(also(it.value.clone()?, it.at)));
        let whole = format!("{}{preferred}{}", self.prefix, self.suffix);
        let parts = std::iter::once(one(whole, at)).chain(others);
        Called::As(parts.collect())
    }
}

impl Naming {
    /// `#[sqlx(rename = "x")]`, `#[diesel(column_name = x)]`, `#[db_rename = "x"]`
    fn database(&self, name: &str, at: Span, own: &Attributes) -> Called {
        let settings = own.settings(&["sqlx", "diesel", "postgres", "sea_orm"]);
        let has = |key: &str| settings.iter().any(|it| it.key == key);
        if has("skip") || has("ignore") {
            return Called::Skipped;
        }
        if has("flatten") || has("embed") {
            return Called::Inner;
        }
        let keys = ["rename", "column_name", "name", "string_value", "num_value"];
        let given = settings.iter().find(|it| keys.contains(&it.key.as_str()));
        let number = own.number_of("num_value");
        let given = match given {
            Some(setting) => setting.value.clone().or_else(|| setting.path.clone()).or(number),
            None => own.set_to(&["db_rename", "column_name"]),
        };
        let cased = || match &self.write_case {
            Some(rule) => case::apply(Crate::Database, Kind::Variant, rule, name),
            None => Some(name.to_owned()),
        };
        Called::As(vec![match given.or_else(cased) {
            Some(called) => one(called, at),
            None => unknown(at, "its case is not known"),
        }])
    }
}

pub(super) const CLAP: &[&str] = &["value", "clap", "command", "arg"];

/// What `rename = "x"` or `rename(serialize = "x")` sets for one side.
fn renamed(settings: &[Setting], key: &str, side: &str) -> Option<String> {
    let setting = settings.iter().find(|it| it.key == key)?;
    let sided = setting.inner.iter().find(|it| it.key == side);
    setting.value.clone().or_else(|| sided?.value.clone())
}

fn text<'s>(settings: &'s [Setting], key: &str) -> Option<&'s str> {
    settings.iter().find(|it| it.key == key)?.value.as_deref()
}

fn one(value: String, at: Span) -> Part {
    Part::One { value: Written::Value(value), at }
}

fn also(value: String, at: Span) -> Part {
    Part::Also { value: Written::Value(value), at }
}

fn maybe(value: String, at: Span, because: &str) -> Part {
    Part::Maybe { value: Written::Value(value), at, because: because.to_owned() }
}

fn unknown(at: Span, because: &str) -> Part {
    Part::Unknown { at, because: because.to_owned() }
}
