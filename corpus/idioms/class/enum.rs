// ANCHOR: enum
use strum::{Display, EnumIter, EnumString};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Display, EnumIter, EnumString)]
#[strum(serialize_all = "lowercase")]
enum Light {
    Red,
    Green,
    Yellow,
}

impl Light {
    fn next(self) -> Self {
        match self {
            Self::Red => Self::Green,
            Self::Green => Self::Yellow,
            Self::Yellow => Self::Red,
        }
    }
}
// ANCHOR_END: enum

// ANCHOR: main
use strum::IntoEnumIterator;

pub fn main() -> Result<(), strum::ParseError> {
    for light in Light::iter() {
        println!("{light} then {}", light.next());
    }
    let parsed: Light = "green".parse()?;
    println!("{}", format!("{parsed:?}").to_uppercase());
    Ok(())
}
// ANCHOR_END: main
