// ANCHOR: plain
/// Rows that nobody shares: `clone` is a deep copy.
fn plain_rows() {
    let original = vec![vec![1, 2, 3], vec![4, 5, 6]];
    let mut copied = original.clone();
    copied[0][0] = 0;
    assert_eq!(original, [[1, 2, 3], [4, 5, 6]]);
    assert_eq!(copied, [[0, 2, 3], [4, 5, 6]]);
}
// ANCHOR_END: plain

// ANCHOR: shared-rows
use std::cell::RefCell;
use std::rc::Rc;

/// A row that several lists may hold, and that each of them may change.
type SharedRow = Rc<RefCell<Vec<i32>>>;

fn shared_rows(rows: [[i32; 3]; 2]) -> Vec<SharedRow> {
    rows.map(|row| Rc::new(RefCell::new(row.to_vec()))).into()
}
// ANCHOR_END: shared-rows

// ANCHOR: deep-copy
/// The rows themselves, which nobody else holds.
fn deep_copy(rows: &[SharedRow]) -> Vec<Vec<i32>> {
    rows.iter().map(|row| row.borrow().clone()).collect()
}
// ANCHOR_END: deep-copy

// ANCHOR: shallow
pub fn main() {
    plain_rows();

    let original = shared_rows([[1, 2, 3], [4, 5, 6]]);

    let mut shallow_copied = original.clone();
    shallow_copied[0].borrow_mut()[0] = 0;
    // ANCHOR_END: shallow

    // ANCHOR: deep
    let mut deep_copied = deep_copy(&original);
    deep_copied[1][1] = 0;
    // ANCHOR_END: deep

    // ANCHOR: show
    println!("Original: {:?}", deep_copy(&original));
    println!("Shallow Copied: {:?}", deep_copy(&shallow_copied));
    println!("Deep Copied: {deep_copied:?}");
    // ANCHOR_END: show

    // ANCHOR: outer
    shallow_copied.push(Rc::new(RefCell::new(vec![7, 8, 9])));
    println!("Rows: {} {}", original.len(), shallow_copied.len());
    // ANCHOR_END: outer

    // ANCHOR: shared
    // PAIR: the-log
    let log = Log::default();
    // PAIR: the-job
    let job = Job {
        name: "import",
        log: Rc::clone(&log),
    };
    job.separate().log.borrow_mut().push("started");
    println!("Log: {}", shown(&log));
    job.clone().log.borrow_mut().push("started");
    // PAIR: second-log
    println!("Log: {}", shown(&log));
}

type Log = Rc<RefCell<Vec<&'static str>>>;

/// Jobs write to one log; a clone of a job writes to the same.
#[derive(Clone)]
struct Job {
    name: &'static str,
    log: Log,
}

impl Job {
    /// A job of the same name with a log of its own.
    fn separate(&self) -> Self {
        let name = self.name;
        let log = Rc::new(RefCell::new(self.log.borrow().clone()));
        Self { name, log }
    }
}

fn shown(log: &Log) -> String {
    let quoted: Vec<String> = log.borrow().iter().map(|it| format!("'{it}'")).collect();
    format!("[{}]", quoted.join(", "))
}
// ANCHOR_END: shared
