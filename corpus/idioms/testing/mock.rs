// ANCHOR: code
trait Mailer {
    fn send(&mut self, name: &str, text: &str);
}

fn remind(mailer: &mut impl Mailer, names: &[&str]) -> usize {
    for name in names {
        mailer.send(name, "Please pay.");
    }
    names.len()
}
// ANCHOR_END: code
// ANCHOR: test

#[derive(Default)]
struct Recorder {
    names: Vec<String>,
}

impl Mailer for Recorder {
    fn send(&mut self, name: &str, _text: &str) {
        self.names.push(name.to_owned());
    }
}
// ANCHOR_END: test
// ANCHOR: main

pub fn main() {
    let mut mailer = Recorder::default();
    println!("{}", remind(&mut mailer, &["Ada", "Ben"]));
    let last = mailer.names.last().map_or("nobody", String::as_str);
    println!("{} {last}", mailer.names.len());
}
// ANCHOR_END: main
