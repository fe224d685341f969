#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Colour {
    Red,
    DarkRed,
}

impl Colour {
    const CRIMSON: Self = Self::Red;

    fn value(self) -> &'static str {
        match self {
            Self::Red => "r",
            Self::DarkRed => "dr",
        }
    }
}
