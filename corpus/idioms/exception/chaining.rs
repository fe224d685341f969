// ANCHOR: chain
use std::collections::HashMap;
use std::num::ParseIntError;

#[derive(Debug, thiserror::Error)]
enum ConfigError {
    #[error("port is wrong")]
    Port(#[source] ParseIntError),
    #[error("port is missing")]
    Missing,
}

fn port(settings: &HashMap<&str, &str>) -> Result<u16, ConfigError> {
    let text = settings.get("port").ok_or(ConfigError::Missing)?;
    text.trim().parse().map_err(ConfigError::Port)
}
// ANCHOR_END: chain
// ANCHOR: main

use std::error::Error;

pub fn main() {
    let settings = HashMap::from([("port", "80a")]);
    if let Err(error) = port(&settings) {
        let is_parse = error.source().is_some_and(<dyn Error>::is::<ParseIntError>);
        println!(
            "{error} because of a {}",
            if is_parse { "ValueError" } else { "?" }
        );
    }
}
// ANCHOR_END: main
