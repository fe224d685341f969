// ANCHOR: options
struct ExportOptions {
    separator: char,
    header: bool,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            separator: ',',
            header: true,
        }
    }
}

fn export(rows: &[(&str, u32)], options: &ExportOptions) -> Vec<String> {
    let separator = options.separator;
    // PAIR: header
    let header = options.header.then(|| format!("name{separator}age"));
    let lines = rows
        .iter()
        .map(|(name, age)| format!("{name}{separator}{age}"));
    header.into_iter().chain(lines).collect()
}
// ANCHOR_END: options

// ANCHOR: main
pub fn main() {
    let rows = [("Ada", 36), ("Ben", 41)];
    let show = |lines: Vec<String>| println!("['{}']", lines.join("', '"));
    show(export(&rows, &ExportOptions::default()));
    let plain = ExportOptions {
        separator: ';',
        header: false,
    };
    show(export(&rows, &plain));
}
// ANCHOR_END: main
