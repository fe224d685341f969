// ANCHOR: base
#[derive(Default)]
struct Log {
    lines: Vec<String>,
}

impl Log {
    fn write(&mut self, line: &str) {
        self.lines.push(line.to_owned());
    }
}
// ANCHOR_END: base
// ANCHOR: super

#[derive(Default)]
struct NumberedLog {
    log: Log,
}

impl NumberedLog {
    fn write(&mut self, line: &str) {
        let number = self.log.lines.len() + 1;
        self.log.write(&format!("{number}: {line}"));
    }
}
// ANCHOR_END: super
// ANCHOR: main

pub fn main() {
    let mut log = NumberedLog::default();
    log.write("start");
    log.write("stop");
    println!("{}", log.log.lines.join("\n"));
}
// ANCHOR_END: main
