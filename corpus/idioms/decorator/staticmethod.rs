// ANCHOR: static
struct Isbn {
    digits: String,
}

impl Isbn {
    fn new(digits: &str) -> Option<Self> {
        Self::is_valid(digits).then(|| Self {
            digits: digits.to_owned(),
        })
    }

    fn is_valid(digits: &str) -> bool {
        let values = digits.chars().map(|c| c.to_digit(10).unwrap_or(11));
        let total: u32 = (1..).zip(values).map(|(place, value)| place * value).sum();
        digits.len() == 10 && total.is_multiple_of(11)
    }
}
// ANCHOR_END: static
// ANCHOR: main

pub fn main() {
    let yes = if Isbn::is_valid("0306406152") {
        "True"
    } else {
        "False"
    };
    println!("{yes}");
    if let Some(isbn) = Isbn::new("0306406152") {
        println!("{}", isbn.digits);
    }
}
// ANCHOR_END: main
