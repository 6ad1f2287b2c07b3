fn shown(output: &OutputsValue) -> String {
    output.description.to_uppercase()
}

fn composite(name: &str, output: &OutputsCompositeValue) -> String {
    let value: &str = &output.value;
    format!("{name}: {} ({value})", output.description)
}

fn all(outputs: &Outputs) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for output in outputs.0.values() { lines.push(shown(output)); }
    lines.sort();
    lines
}

fn steps(runs: &RunsComposite) -> usize {
    runs.steps.len()
}

fn image(runs: &RunsDocker) -> String {
    let entry: Option<&String> = runs.entrypoint.as_ref();
    let arguments: usize = runs.args.len();
    let mut text = runs.image.clone();
    text.push_str(&entry.cloned().unwrap_or_default());
    text
}

fn condition(text: &str) -> PreIf {
    text.parse().unwrap()
}

fn after(text: &str) -> PostIf {
    text.parse().unwrap()
}

fn expression(text: &str) -> Option<ExpressionSyntax> {
    ExpressionSyntax::try_from(text).ok()
}

fn length(expression: &ExpressionSyntax) -> usize {
    let count: usize = expression.len();
    count
}

fn main() {
    let text = std::env::args().nth(1).unwrap_or_default();
    let output: OutputsValue = serde_json::from_str(&text).unwrap();
    let again: String = serde_json::to_string(&output).unwrap();
    println!("{} {again}", shown(&output));
    println!("{:?} {:?}", condition("always()"), after("always()"));
    if let Some(found) = expression("${{ x }}") { println!("{found:?}"); }
    let outputs: Outputs = serde_json::from_str(&text).unwrap();
    println!("{:?}", all(&outputs));
    let docker: RunsDocker = serde_json::from_str(&text).unwrap();
    println!("{}", image(&docker));
    let runs: RunsComposite = serde_json::from_str(&text).unwrap();
    println!("{}", steps(&runs));
}
