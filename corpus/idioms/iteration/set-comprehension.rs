// ANCHOR: set
use std::collections::BTreeSet;

fn domains(addresses: &[&str]) -> BTreeSet<String> {
    addresses
        .iter()
        .filter_map(|address| address.split_once('@'))
        .map(|(_, domain)| domain.to_lowercase())
        .collect()
}
// ANCHOR_END: set
// ANCHOR: main

pub fn main() {
    let domains = domains(&["ada@Mail.org", "ben@mail.org", "cem", "dee@post.net"]);
    let names: Vec<&str> = domains.iter().map(String::as_str).collect();
    println!("{} {}", domains.len(), names.join(" "));
}
// ANCHOR_END: main
