// ANCHOR: check
enum Value {
    Number(usize),
    List(Vec<Value>),
    Text(String),
}

fn total(value: &Value) -> usize {
    match value {
        Value::Number(number) => *number,
        Value::List(items) => items.iter().map(total).sum(),
        // PAIR: text
        Value::Text(text) => text.chars().count(),
    }
}
// ANCHOR_END: check
// ANCHOR: main

pub fn main() {
    let inner = Value::List(vec![Value::Number(2), Value::Number(3)]);
    let text = Value::Text("four".to_owned());
    println!(
        "{}",
        // PAIR: total
        total(&Value::List(vec![Value::Number(1), inner, text]))
    );
}
// ANCHOR_END: main
