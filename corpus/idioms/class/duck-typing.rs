// ANCHOR: classes
trait Ring {
    fn ring(&self) -> &'static str;
}

struct Bell;

impl Ring for Bell {
    fn ring(&self) -> &'static str {
        "ding"
    }
}

struct Phone;

impl Ring for Phone {
    fn ring(&self) -> &'static str {
        "brrr"
    }
}
// ANCHOR_END: classes
// ANCHOR: duck

fn announce(thing: &impl Ring, times: usize) -> String {
    let rings: Vec<&str> = (0..times).map(|_| thing.ring()).collect();
    rings.join(" ")
}
// ANCHOR_END: duck
// ANCHOR: main

pub fn main() {
    println!("{}", announce(&Bell, 2));
    println!("{}", announce(&Phone, 1));
}
// ANCHOR_END: main
