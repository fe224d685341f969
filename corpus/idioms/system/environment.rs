// ANCHOR: environment
use std::env;
use std::num::ParseIntError;

fn port() -> Result<u16, ParseIntError> {
    match env::var("CARD_PORT") {
        Ok(text) => text.trim().parse(),
        Err(_) => Ok(8080),
    }
}

fn is_verbose() -> bool {
    env::var_os("CARD_VERBOSE").is_some()
}
// ANCHOR_END: environment
// ANCHOR: main

pub fn main() -> Result<(), ParseIntError> {
    let show = |yes| if yes { "True" } else { "False" };
    println!("{} {}", port()?, show(is_verbose()));
    println!("{}", show(env::var_os("PATH").is_some()));
    Ok(())
}
// ANCHOR_END: main
