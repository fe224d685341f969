// ANCHOR: input
use std::io::{self, Write};

fn ask_number(prompt: &str) -> io::Result<Option<i64>> {
    loop {
        print!("{prompt}");
        io::stdout().flush()?;
        let mut answer = String::new();
        if io::stdin().read_line(&mut answer)? == 0 {
            return Ok(None);
        }
        match answer.trim().parse() {
            // PAIR: number
            Ok(number) => return Ok(Some(number)),
            Err(_) => println!("a number, please"),
        }
    }
}
// ANCHOR_END: input
// ANCHOR: main

pub fn main() -> io::Result<()> {
    match ask_number("")? {
        Some(number) => println!("{number}"),
        None => println!("no answer"),
    }
    Ok(())
}
// ANCHOR_END: main
