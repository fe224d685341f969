// ANCHOR: manager
#[derive(Default)]
struct Transaction {
    // PAIR: steps
    steps: Vec<i32>,
    is_saved: bool,
}

impl Transaction {
    fn save(mut self) {
        println!("saved {}", self.steps.len());
        self.is_saved = true;
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if !self.is_saved {
            // PAIR: rolled-back
            println!("rolled back");
        }
    }
}
// ANCHOR_END: manager
// ANCHOR: with

fn book(seats: &[i32]) -> Option<()> {
    let mut transaction = Transaction::default();
    for &seat in seats {
        if seat < 0 {
            return None;
        }
        transaction.steps.push(seat);
    }
    transaction.save();
    Some(())
}
// ANCHOR_END: with
// ANCHOR: main

pub fn main() {
    book(&[1, 2]);
    book(&[1, -2]);
}
// ANCHOR_END: main
