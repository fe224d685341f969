// ANCHOR: if
use std::io::{self, Read};
use std::sync::LazyLock;

use regex::Regex;

static PRICE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("([0-9]+) euro").expect("a valid pattern"));

fn first_price(lines: &[&str]) -> Option<u64> {
    for line in lines {
        if let Some(found) = PRICE.captures(line)
            && let Ok(price) = found[1].parse()
        {
            return Some(price);
        }
    }
    // PAIR: no-price
    None
}
// ANCHOR_END: if

// ANCHOR: while
fn size(mut file: impl Read) -> io::Result<usize> {
    let (mut total, mut chunk) = (0, [0; 4]);
    loop {
        let length = file.read(&mut chunk)?;
        if length == 0 {
            return Ok(total);
        }
        // PAIR: added
        total += length;
    }
}
// ANCHOR_END: while
// ANCHOR: main

pub fn main() -> io::Result<()> {
    let show = |lines: &[&str]| first_price(lines).map_or("None".to_owned(), |it| it.to_string());
    let first = show(&["no price", "no euro but 12 euro"]);
    println!("{first} {}", show(&["12  euro"]));
    println!("{}", size(&b"ten  bytes"[..])?);
    Ok(())
}
// ANCHOR_END: main
