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

fn title(text: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

pub fn main() {
    let steps: [Step; 3] = [
        Box::new(|text| text.trim().to_owned()),
        Box::new(title),
        Box::new(exclaim),
    ];
    println!("{}", apply_all(&steps, " hello world "));
}
// ANCHOR_END: main
