// ANCHOR: dataclass
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Version {
    major: u32,
    minor: u32,
    label: String,
}

impl Version {
    fn new(major: u32) -> Self {
        Self {
            major,
            minor: 0,
            label: String::new(),
        }
    }
}
// ANCHOR_END: dataclass
// ANCHOR: main

pub fn main() {
    let release = Version {
        minor: 1,
        ..Version::new(2)
    };
    let answers = [release == release.clone(), release < Version::new(3)];
    println!(
        "{}",
        answers
            .map(|yes| if yes { "True" } else { "False" })
            .join(" ")
    );
    let beta = Version {
        label: "beta".to_owned(),
        ..release
    };
    println!("{} {} {}", beta.major, beta.minor, beta.label);
}
// ANCHOR_END: main
