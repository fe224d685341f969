// ANCHOR: varargs
fn invoice(customer: &str, amounts: &[i64], notes: &[(&str, &str)]) -> String {
    let total: i64 = amounts.iter().sum();
    // PAIR: lines
    let mut lines = vec![format!("{customer}: {total}")];
    let mut notes = notes.to_vec();
    notes.sort_unstable();
    lines.extend(notes.iter().map(|(key, note)| format!("  {key}: {note}")));
    lines.join("\n")
}
// ANCHOR_END: varargs

// ANCHOR: main
pub fn main() {
    println!("{}", invoice("Ada", &[120, 80], &[]));
    println!("{}", invoice("Ben", &[], &[("due", "May"), ("by", "post")]));
}
// ANCHOR_END: main
