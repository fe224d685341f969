// ANCHOR: factory
use std::fmt;

trait Base: Sized + fmt::Display {
    /// What a factory puts into its objects; a type may have its own.
    const MESSAGE: &'static str = "Base";

    fn new(msg: &'static str) -> Self;

    fn factory() -> Self {
        Self::new(Self::MESSAGE)
    }
    // ANCHOR_END: factory

    // ANCHOR: helpers
    fn clean(text: &str) -> String {
        text.trim().to_owned()
    }

    fn path() -> String {
        "Base".to_owned()
    }
}
// ANCHOR_END: helpers

// ANCHOR: types
/// What a Python class inherits: the message, and how it is shown.
macro_rules! objects_with_a_message {
    ($($name:ident),*) => {$(
        struct $name(&'static str);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.0)
            }
        }
    )*};
}

objects_with_a_message!(Plain, DerivedA, DerivedB, Both);

impl Base for Plain {
    fn new(msg: &'static str) -> Self {
        Self(msg)
    }
}

impl Base for DerivedA {
    const MESSAGE: &'static str = "from A";

    fn new(msg: &'static str) -> Self {
        Self(msg)
    }
}

impl Base for DerivedB {
    const MESSAGE: &'static str = "from B";

    fn new(msg: &'static str) -> Self {
        Self(msg)
    }
}
// ANCHOR_END: types

// ANCHOR: parts
trait PartA: Base {
    fn path() -> String {
        format!("A > {}", <Self as Base>::path())
    }
}

trait PartB: Base {
    fn clean(text: &str) -> String {
        <Self as Base>::clean(text).to_uppercase()
    }

    fn path() -> String {
        format!("B > {}", <Self as Base>::path())
    }
}

impl PartA for DerivedA {}
impl PartB for DerivedB {}
// ANCHOR_END: parts

// ANCHOR: both
impl Base for Both {
    fn new(msg: &'static str) -> Self {
        Self(msg)
    }
}

impl PartA for Both {}
impl PartB for Both {}

impl Both {
    /// Goes before the functions of all three traits, and says what comes after A.
    fn path() -> String {
        format!("A > {}", <Self as PartB>::path())
    }
}
// ANCHOR_END: both

// ANCHOR: use-factory
pub fn main() {
    println!("{}", Plain::factory());
    println!("{}", DerivedA::factory());
    println!("{}", DerivedB::factory());
    println!("{}", Both::factory());
    // ANCHOR_END: use-factory

    // ANCHOR: use-both
    println!("{}", <DerivedA as PartA>::path());
    println!("{}", Both::path());
    println!("{}", <Both as PartB>::clean("  text "));
    println!("{}", DerivedA::clean("  text "));
}
// ANCHOR_END: use-both
