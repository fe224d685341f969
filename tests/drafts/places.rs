#[derive(Debug, Clone, PartialEq, PartialOrd)]
struct Place {
    name: String,
    height: f64,
}

impl Place {
    /// With Python's defaults for the other fields.
    fn new(name: String) -> Self {
        Self {
            name,
            height: 0.0,
        }
    }
}
