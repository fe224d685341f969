// ANCHOR: layout
/// The module is the border that the private fields cannot be seen across.
mod point {
    use std::fmt;

    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct ImmutablePoint {
        x: i64,
        y: i64,
    }
    // ANCHOR_END: layout

    // ANCHOR: getters
    impl ImmutablePoint {
        pub const fn new(x: i64, y: i64) -> Self {
            Self { x, y }
        }

        pub const fn x(self) -> i64 {
            self.x
        }

        pub const fn y(self) -> i64 {
            self.y
        }
    }
    // ANCHOR_END: getters

    // ANCHOR: display
    impl fmt::Display for ImmutablePoint {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "Point({}, {})", self.x, self.y)
        }
    }
}
// ANCHOR_END: display

// ANCHOR: use
use point::ImmutablePoint;

pub fn main() {
    let pt = ImmutablePoint::new(1, 2);
    let moved = ImmutablePoint::new(pt.x() + 4, pt.y());
    println!("{pt}");
    println!("{moved}");
    // ANCHOR_END: use

    // ANCHOR: attempts
    // Each of these is refused by the compiler:
    // pt.x = 5;    E0616: field `x` of struct `ImmutablePoint` is private
    // pt.z = 5;    E0609: no field `z` on type `ImmutablePoint`
    // pt = moved;  E0384: cannot assign twice to immutable variable `pt`
}
// ANCHOR_END: attempts

// ANCHOR: memory
const _: () = assert!(size_of::<ImmutablePoint>() == 2 * size_of::<i64>());
// ANCHOR_END: memory
