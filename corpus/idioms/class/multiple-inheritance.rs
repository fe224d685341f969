// ANCHOR: bases
trait Swimmer {
    fn move_on(&self) -> &'static str {
        "paddles"
    }
}

trait Flyer {
    fn move_on(&self) -> &'static str {
        "flies"
    }
}
// ANCHOR_END: bases
// ANCHOR: both

struct Duck;

impl Swimmer for Duck {}
impl Flyer for Duck {}

impl Duck {
    fn travel(&self, wet: bool) -> &'static str {
        if wet {
            Swimmer::move_on(self)
        } else {
            Flyer::move_on(self)
        }
    }
}
// ANCHOR_END: both
// ANCHOR: main

pub fn main() {
    let duck = Duck;
    println!("{} {}", duck.travel(true), duck.travel(false));
}
// ANCHOR_END: main
