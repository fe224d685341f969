// ANCHOR: match
fn run(command: &str, position: i64) -> Result<i64, String> {
    let words: Vec<&str> = command.split_whitespace().collect();
    let is_digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    // PAIR: subject
    match words[..] {
        // PAIR: go
        ["go", "left"] => Ok(position - 1),
        ["go", "right"] => Ok(position + 1),
        ["jump", distance]
            if is_digits(distance)
                && let Ok(distance) = distance.parse::<i64>() =>
        {
            // PAIR: jumped
            Ok(position + distance)
        }
        // PAIR: wait
        [] | ["wait"] => Ok(position),
        // PAIR: other
        _ => Err(command.to_owned()),
    }
}
// ANCHOR_END: match
// ANCHOR: main

pub fn main() -> Result<(), String> {
    let (left, jump, wait) = (run("go left", 5)?, run("jump 10", 5)?, run("wait", 5)?);
    println!("{left} {jump} {wait}");
    if let Err(command) = run("jump +5", 5) {
        println!("not a command: {command}");
    }
    Ok(())
}
// ANCHOR_END: main
