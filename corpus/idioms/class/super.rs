// ANCHOR: base
struct Log {
    name: String,
    lines: Vec<String>,
}

impl Log {
    fn new(name: &str) -> Self {
        Self {
            // PAIR: name
            name: name.to_owned(),
            lines: Vec::new(),
        }
    }

    fn write(&mut self, line: &str) {
        self.lines.push(line.to_owned());
    }
}
// ANCHOR_END: base

// ANCHOR: super
struct NumberedLog {
    log: Log,
    number: u32,
}

impl NumberedLog {
    fn new(name: &str, start: u32) -> Self {
        Self {
            // PAIR: inner
            log: Log::new(name),
            number: start,
        }
    }

    fn write(&mut self, line: &str) {
        self.log.write(&format!("{}: {line}", self.number));
        self.number += 1;
    }
}
// ANCHOR_END: super
// ANCHOR: main

pub fn main() {
    let mut log = NumberedLog::new("boot", 1);
    log.write("start");
    log.write("stop");
    println!("{}\n{}", log.log.name, log.log.lines.join("\n"));
}
// ANCHOR_END: main
