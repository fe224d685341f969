// ANCHOR: parameter
fn parse(text: &str, on_error: impl Fn(&str)) -> u64 {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse() {
        Ok(number) if is_number => number,
        _ => {
            on_error(text);
            0
        }
    }
}
// ANCHOR_END: parameter

// ANCHOR: list
type Step = Box<dyn Fn(&str) -> String>;

fn apply_all(steps: &[Step], text: &str) -> String {
    steps.iter().fold(text.to_owned(), |text, step| step(&text))
}
// ANCHOR_END: list
// ANCHOR: main

fn exclaim(text: &str) -> String {
    format!("{text}!")
}

pub fn main() {
    let seven = parse("7", |text| println!("{text}"));
    let zero = parse("seven", |text| println!("not a number: {text}"));
    println!("{seven} {zero}");
    let steps: [Step; 3] = [
        Box::new(|text| text.trim().to_owned()),
        Box::new(str::to_uppercase),
        Box::new(exclaim),
    ];
    println!("{}", apply_all(&steps, " hello world "));
}
// ANCHOR_END: main
