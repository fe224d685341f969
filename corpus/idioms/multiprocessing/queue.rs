// ANCHOR: pipe
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// Both ends of a worker that answers each number.
fn square() -> (Sender<i64>, Receiver<i64>) {
    let (questions, asked) = mpsc::channel::<i64>();
    let (answer, answers) = mpsc::channel();
    thread::spawn(move || {
        // PAIR: asked
        for number in asked {
            // PAIR: answered
            if answer.send(number * number).is_err() {
                break;
            }
        }
    });
    (questions, answers)
}
// ANCHOR_END: pipe
// ANCHOR: main

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (questions, answers) = square();
    for number in [3, 4] {
        questions.send(number)?;
        println!("{}", answers.recv()?);
    }
    Ok(())
}
// ANCHOR_END: main
