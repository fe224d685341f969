// ANCHOR: global
struct Kitchen {
    served: u32,
}

impl Kitchen {
    fn serve(&mut self, table: u32) -> String {
        // PAIR: one-more
        self.served += 1;
        format!("table {table}: order {}", self.served)
    }
}
// ANCHOR_END: global

// ANCHOR: main
pub fn main() {
    let mut kitchen = Kitchen { served: 0 };
    println!("{}", kitchen.serve(4));
    println!("{}", kitchen.serve(7));
}
// ANCHOR_END: main
