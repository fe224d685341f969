// ANCHOR: classes
trait Format {
    fn suffix(&self) -> &'static str;
}

struct Csv;

impl Format for Csv {
    fn suffix(&self) -> &'static str {
        ".csv"
    }
}

struct Json;

impl Format for Json {
    fn suffix(&self) -> &'static str {
        ".json"
    }
}
// ANCHOR_END: classes
// ANCHOR: registry

static KNOWN: [(&str, &(dyn Format + Sync)); 2] = [("csv", &Csv), ("json", &Json)];
// ANCHOR_END: registry
// ANCHOR: main

pub fn main() {
    for (name, format) in KNOWN {
        println!("{name} {}", format.suffix());
    }
}
// ANCHOR_END: main
