// ANCHOR: static
struct Isbn {
    digits: String,
}

impl Isbn {
    fn new(digits: &str) -> Option<Self> {
        Self::is_valid(digits).then(|| Self {
            // PAIR: digits
            digits: digits.to_owned(),
        })
    }

    fn is_valid(digits: &str) -> bool {
        if digits.len() != 10 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return false;
        }
        let values = digits.bytes().map(|digit| u32::from(digit - b'0'));
        // PAIR: sum
        let total: u32 = (1..).zip(values).map(|(i, value)| i * value).sum();
        total.is_multiple_of(11)
    }
}
// ANCHOR_END: static
// ANCHOR: main

pub fn main() {
    let show = |digits| {
        if Isbn::is_valid(digits) {
            "True"
        } else {
            "False"
        }
    };
    println!("{} {}", show("0306406152"), show("ABCDEFGHIJ"));
    if let Some(isbn) = Isbn::new("0306406152") {
        println!("{}", isbn.digits);
    }
}
// ANCHOR_END: main
