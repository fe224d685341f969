// ANCHOR: callable
type Step = Box<dyn Fn(&str) -> String>;

fn apply_all(steps: &[Step], text: &str) -> String {
    steps.iter().fold(text.to_owned(), |text, step| step(&text))
}
// ANCHOR_END: callable
// ANCHOR: main

fn exclaim(text: &str) -> String {
    format!("{text}!")
}

pub fn main() {
    let steps: [Step; 3] = [
        Box::new(|text| text.trim().to_owned()),
        Box::new(str::to_uppercase),
        Box::new(exclaim),
    ];
    println!("{}", apply_all(&steps, " hello world "));
}
// ANCHOR_END: main
