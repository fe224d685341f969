// ANCHOR: default
fn add_guest(name: &str, mut guests: Vec<String>) -> Vec<String> {
    guests.push(name.to_owned());
    guests
}
// ANCHOR_END: default

// ANCHOR: main
pub fn main() {
    let show = |guests: &[String]| println!("['{}']", guests.join("', '"));
    let guests = add_guest("Ada", Vec::new());
    show(&guests);
    // What Python keeps behind the function's back is handed on here, in plain sight.
    show(&add_guest("Ben", guests));
    show(&add_guest("Cem", Vec::new()));
}
// ANCHOR_END: main
