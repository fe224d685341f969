// ANCHOR: optional
fn nickname(name: &str) -> Option<&'static str> {
    match name {
        "Augusta" => Some("Ada"),
        "Benjamin" => Some("Ben"),
        _ => None,
    }
}

fn greeting(name: &str, title: Option<&str>) -> String {
    let shown = nickname(name).unwrap_or(name);
    match title {
        Some(title) => format!("{title} {shown}"),
        None => shown.to_owned(),
    }
}
// ANCHOR_END: optional
// ANCHOR: main

pub fn main() {
    println!(
        "{} / {}",
        greeting("Augusta", None),
        greeting("Carl", Some("Mr"))
    );
}
// ANCHOR_END: main
