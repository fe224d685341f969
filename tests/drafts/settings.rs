struct Settings {
    retries: i64,
    ratio: f64,
    name: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            retries: 3,
            ratio: 0.5,
            name: "tea".to_owned(),
        }
    }
}
