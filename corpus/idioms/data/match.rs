// ANCHOR: match
fn run(command: &str, position: i64) -> Result<i64, String> {
    let words: Vec<&str> = command.split_whitespace().collect();
    match words[..] {
        ["go", "left"] => Ok(position - 1),
        ["go", "right"] => Ok(position + 1),
        ["jump", distance] => match distance.parse::<u32>() {
            Ok(distance) => Ok(position + i64::from(distance)),
            Err(_) => Err(command.to_owned()),
        },
        [] | ["wait"] => Ok(position),
        _ => Err(command.to_owned()),
    }
}
// ANCHOR_END: match
// ANCHOR: main

pub fn main() -> Result<(), String> {
    let (left, jump, wait) = (run("go left", 5)?, run("jump 10", 5)?, run("wait", 5)?);
    println!("{left} {jump} {wait}");
    Ok(())
}
// ANCHOR_END: main
