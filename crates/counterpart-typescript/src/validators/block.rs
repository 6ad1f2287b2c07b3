//! Blocks of statements of JavaScript.

use super::js::Js;

/// A list of statements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    Plain(String),
    Nested(Vec<(String, Block)>),
}

impl Block {
    /// Whether it does nothing.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Puts the statements of another block behind these.
    pub fn append(&mut self, other: Self) {
        self.lines.extend(other.lines);
    }

    /// Evaluates an expression.
    pub fn run(&mut self, expression: &Js) {
        self.plain(format!("{};", expression.as_str()));
    }

    /// `return expression;`
    pub fn give(&mut self, expression: &Js) {
        self.plain(format!("return {};", expression.as_str()));
    }

    /// `if (value === undefined) continue;`
    pub fn skip_absent(&mut self, value: &Js) {
        self.plain(format!("if ({} === undefined) continue;", value.as_str()));
    }

    /// `const name = expression;`
    pub fn define(&mut self, name: &Js, expression: &Js) {
        self.plain(format!("const {} = {};", name.as_str(), expression.as_str()));
    }

    /// `let name = expression;`
    pub fn variable(&mut self, name: &Js, expression: &Js) {
        self.plain(format!("let {} = {};", name.as_str(), expression.as_str()));
    }

    /// `name operator expression;`
    pub fn assign(&mut self, name: &Js, operator: &'static str, expression: &Js) {
        self.plain(format!("{} {operator} {};", name.as_str(), expression.as_str()));
    }

    /// `if (condition) { … }`; nothing when the condition is false or nothing would be done.
    pub fn when(&mut self, condition: &Js, then: Self) {
        self.choose(condition, then, Self::default());
    }

    /// `if (condition) { … } else { … }`
    pub fn choose(&mut self, condition: &Js, then: Self, otherwise: Self) {
        match (then.is_empty(), otherwise.is_empty()) {
            (true, true) => {}
            _ if condition.is(true) => self.append(then),
            _ if condition.is(false) => self.append(otherwise),
            (true, false) => self.nested(format!("if ({})", condition.not().as_str()), otherwise),
            (false, true) => self.nested(format!("if ({})", condition.as_str()), then),
            (false, false) => self.lines.push(Line::Nested(vec![
                (format!("if ({})", condition.as_str()), then),
                ("else".to_owned(), otherwise),
            ])),
        }
    }

    /// `for (const key in object) { … }`
    pub fn each_key(&mut self, key: &Js, object: &Js, body: Self) {
        self.nested(format!("for (const {} in {})", key.as_str(), object.as_str()), body);
    }

    /// `for (let index = from, length = array.length; index < length; index++) { … }`
    pub fn each_index(&mut self, index: &Js, from: u64, array: &Js, body: Self) {
        let index = &index.as_str();
        let array = &array.as_str();
        let length = format!("{index}n");
        self.nested(
            format!(
                "for (let {index} = {from}, {length} = {array}.length; {index} < {length}; {index}++)"
            ),
            body,
        );
    }

    /// `switch (on) { case key: …; break; default: … }`; empty cases fall together.
    pub fn switch(&mut self, on: &Js, cases: Vec<(Js, Self)>, default: Self) {
        let (mut idle, busy): (Vec<_>, Vec<_>) =
            cases.into_iter().partition(|(_, body)| body.is_empty());
        if busy.is_empty() && (default.is_empty() || idle.is_empty()) {
            self.append(default);
            return;
        }
        let mut inside = Self::default();
        for (key, mut body) in busy {
            body.plain("break;");
            inside.nested(format!("case {}:", key.as_str()), body);
        }
        // Without a default, what no case handles needs no case.
        if !default.is_empty() {
            let last = idle.pop();
            for (key, _) in idle {
                inside.plain(format!("case {}:", key.as_str()));
            }
            if let Some((key, _)) = last {
                inside.plain(format!("case {}: break;", key.as_str()));
            }
            inside.nested("default:".to_owned(), default);
        }
        self.nested(format!("switch ({})", on.as_str()), inside);
    }

    /// `switch (on) { case a: case b: { … } break; default: … }`, with blocks of their own.
    pub fn choice(&mut self, on: &Js, cases: Vec<(Vec<Js>, Self)>, default: Self) {
        let mut inside = Self::default();
        for (labels, mut body) in cases {
            body.plain("break;");
            let labels: Vec<_> =
                labels.iter().map(|label| format!("case {}:", label.as_str())).collect();
            inside.nested(labels.join(" "), body);
        }
        inside.nested("default:".to_owned(), default);
        self.nested(format!("switch ({})", on.as_str()), inside);
    }

    /// `head { … }`, where the head is a function's.
    pub fn function(&mut self, head: &str, body: Self) {
        self.nested(head.to_owned(), body);
    }

    /// Prints the statements, two spaces for each level.
    pub fn print(&self, out: &mut String, level: usize) {
        for line in &self.lines {
            indent(out, level);
            match line {
                Line::Plain(text) => out.push_str(text),
                Line::Nested(parts) => {
                    for (at, (head, body)) in parts.iter().enumerate() {
                        if at > 0 {
                            out.push(' ');
                        }
                        out.push_str(head);
                        out.push_str(" {\n");
                        body.print(out, level + 1);
                        indent(out, level);
                        out.push('}');
                    }
                }
            }
            out.push('\n');
        }
    }

    fn plain(&mut self, text: impl Into<String>) {
        self.lines.push(Line::Plain(text.into()));
    }

    fn nested(&mut self, head: String, body: Self) {
        self.lines.push(Line::Nested(vec![(head, body)]));
    }
}

fn indent(out: &mut String, level: usize) {
    for _ in 0..level {
        out.push_str("  ");
    }
}
