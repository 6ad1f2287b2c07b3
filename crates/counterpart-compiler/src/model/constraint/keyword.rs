//! The keywords that constraints are written with: the table that everything else about keywords
//! is checked against.

use std::fmt;

/// What a keyword constrains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Values of every kind, by themselves.
    Value,
    /// Numbers.
    Number,
    /// Strings.
    String,
    /// Arrays.
    Array,
    /// Objects.
    Object,
    /// Values of every kind, by other schemas.
    Logic,
    /// Values of every kind, by a schema elsewhere.
    Reference,
}

/// Declares [`Keyword`] and everything that is known of a keyword by its name alone.
macro_rules! keywords {
    ($($group:ident { $($variant:ident = $name:literal,)+ })+) => {
        /// A keyword that makes a constraint, as it is written in a schema.
        ///
        /// Two keywords may mean the same (`dependencies` and `dependentSchemas`). A keyword that
        /// only takes part in the meaning of a sibling (`then`, `minContains`) is not listed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Keyword {
            $($(#[doc = concat!("`", $name, "`")] $variant,)+)+
        }

        impl Keyword {
            /// Every keyword, by group.
            pub const ALL: &[Self] = &[$($(Self::$variant,)+)+];

            /// The keyword as written in a schema: the step of the evaluation path.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $($(Self::$variant => $name,)+)+ }
            }

            /// What it constrains.
            #[must_use]
            pub const fn group(self) -> Group {
                match self { $($(Self::$variant => Group::$group,)+)+ }
            }
        }
    };
}

keywords! {
    Value {
        False = "false",
        Type = "type",
        Enum = "enum",
        Const = "const",
    }
    Number {
        Maximum = "maximum",
        ExclusiveMaximum = "exclusiveMaximum",
        Minimum = "minimum",
        ExclusiveMinimum = "exclusiveMinimum",
        MultipleOf = "multipleOf",
    }
    String {
        MaxLength = "maxLength",
        MinLength = "minLength",
        Pattern = "pattern",
        Format = "format",
        ContentEncoding = "contentEncoding",
        ContentMediaType = "contentMediaType",
    }
    Array {
        PrefixItems = "prefixItems",
        Items = "items",
        AdditionalItems = "additionalItems",
        Contains = "contains",
        MaxItems = "maxItems",
        MinItems = "minItems",
        UniqueItems = "uniqueItems",
        UnevaluatedItems = "unevaluatedItems",
    }
    Object {
        Properties = "properties",
        PatternProperties = "patternProperties",
        AdditionalProperties = "additionalProperties",
        PropertyNames = "propertyNames",
        Required = "required",
        MaxProperties = "maxProperties",
        MinProperties = "minProperties",
        Dependencies = "dependencies",
        DependentRequired = "dependentRequired",
        DependentSchemas = "dependentSchemas",
        UnevaluatedProperties = "unevaluatedProperties",
    }
    Logic {
        AllOf = "allOf",
        AnyOf = "anyOf",
        OneOf = "oneOf",
        Not = "not",
        If = "if",
    }
    Reference {
        Ref = "$ref",
        DynamicRef = "$dynamicRef",
        RecursiveRef = "$recursiveRef",
    }
}

impl Keyword {
    /// The keyword of this name. `None` where a schema with this key constrains nothing by it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|keyword| keyword.name() == name)
    }
}

impl fmt::Display for Keyword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
