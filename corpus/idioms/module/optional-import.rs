// ANCHOR: optional
#[cfg(unix)]
mod locks {
    pub(super) const ADVICE: &str = "file locks by fcntl";
}

#[cfg(not(unix))]
mod locks {
    pub(super) const ADVICE: &str = "no file locks here";
}

fn advice() -> &'static str {
    locks::ADVICE
}
// ANCHOR_END: optional
// ANCHOR: main

pub fn main() {
    println!("{}", advice());
}
// ANCHOR_END: main
