#[derive(Debug, Clone, PartialEq, PartialOrd, Eq, Ord, Hash)]
struct Version {
    major: i64,
    minor: i64,
    labels: Vec<String>,
}

impl Version {
    /// With Python's defaults for the other fields.
    fn new(major: i64) -> Self {
        Self {
            major,
            minor: 0,
            labels: Vec::new(),
        }
    }
}
