// ANCHOR: hook
use std::collections::HashMap;

struct Settings {
    values: HashMap<String, String>,
}

impl Settings {
    fn new<const N: usize>(values: [(&str, &str); N]) -> Self {
        let owned = values.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Self {
            // PAIR: values
            values: HashMap::from(owned),
        }
    }

    // PAIR: hook
    fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }
}
// ANCHOR_END: hook
// ANCHOR: main

pub fn main() {
    let settings = Settings::new([("theme", "dark")]);
    println!("{}", settings.get("theme").unwrap_or("none"));
    println!("{}", settings.get("font").unwrap_or("none"));
}
// ANCHOR_END: main
