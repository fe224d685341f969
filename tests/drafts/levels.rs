#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Level {
    Low = 1,
    High = 10,
}

impl Level {
    const TOP: Self = Self::High;
}
