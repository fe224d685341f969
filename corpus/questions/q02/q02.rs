// ANCHOR: modules
mod module_a {
    use std::rc::Rc;

    use super::module_b::B;

    pub(super) struct A {
        pub(super) name: String,
        pub(super) b: B,
    }

    impl A {
        pub(super) fn new(name: &str) -> Rc<Self> {
            Rc::new_cyclic(|a| Self {
                name: name.to_owned(),
                b: B::new(a.clone()),
            })
        }
    }
}
// ANCHOR_END: modules

// ANCHOR: back
// PAIR: module-b
mod module_b {
    use std::rc::{Rc, Weak};

    use super::module_a::A;

    pub(super) struct B {
        a: Weak<A>,
    }

    impl B {
        pub(super) fn new(a: Weak<A>) -> Self {
            Self { a }
        }

        /// The owner, as long as there is one.
        pub(super) fn a(&self) -> Option<Rc<A>> {
            self.a.upgrade()
        }

        pub(super) fn owner(&self) -> String {
            match self.a() {
                Some(a) => format!("b of {}", a.name),
                None => "b of nobody".to_owned(),
            }
        }
    }
}
// ANCHOR_END: back

// ANCHOR: use
use std::rc::Rc;

use module_a::A;

pub fn main() {
    let a = A::new("first");
    println!("{}", a.b.owner());
    let is_same = a.b.a().is_some_and(|owner| Rc::ptr_eq(&owner, &a));
    println!("{}", if is_same { "True" } else { "False" });
    let made_by_b = A::new("made by b");
    println!("{}", made_by_b.b.owner());
}
// ANCHOR_END: use
