// ANCHOR: queue
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

fn press(oranges: &Mutex<Receiver<u32>>, glasses: &Sender<u32>) {
    let next = || {
        oranges
            .lock()
            .expect("no worker panics with the lock")
            .recv()
    };
    // PAIR: oranges
    while let Ok(orange) = next() {
        // PAIR: pressed
        if glasses.send(orange * 2).is_err() {
            break;
        }
    }
}
// ANCHOR_END: queue
// ANCHOR: main

pub fn main() -> Result<(), mpsc::SendError<u32>> {
    // PAIR: queues
    let (to_press, oranges) = mpsc::channel();
    let (to_table, glasses) = mpsc::channel();
    let oranges = Mutex::new(oranges);
    for size in [3, 4, 5] {
        to_press.send(size)?;
    }
    drop(to_press);
    thread::scope(|scope| {
        for _ in 0..2 {
            let (oranges, to_table) = (&oranges, to_table.clone());
            scope.spawn(move || press(oranges, &to_table));
        }
    });
    drop(to_table);
    let mut glasses: Vec<u32> = glasses.iter().collect();
    glasses.sort_unstable();
    // PAIR: shown
    println!("{glasses:?}");
    Ok(())
}
// ANCHOR_END: main
