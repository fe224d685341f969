// ANCHOR: queue
use std::sync::mpsc::{Receiver, Sender};

fn press(oranges: &Receiver<u32>, glasses: &Sender<u32>) {
    for orange in oranges {
        if glasses.send(orange * 2).is_err() {
            break;
        }
    }
}
// ANCHOR_END: queue
// ANCHOR: main

use std::sync::mpsc;
use std::thread;

pub fn main() -> Result<(), mpsc::SendError<u32>> {
    let (to_press, oranges) = mpsc::channel();
    let (to_table, glasses) = mpsc::channel();
    thread::spawn(move || press(&oranges, &to_table));
    for size in [3, 4] {
        to_press.send(size)?;
    }
    drop(to_press);
    for glass in glasses {
        println!("{glass}");
    }
    Ok(())
}
// ANCHOR_END: main
