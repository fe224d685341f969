// ANCHOR: copy
use std::cell::RefCell;
use std::rc::Rc;

type Task = Rc<RefCell<Vec<String>>>;

fn with_task(plan: &[Task], task: Task) -> Vec<Task> {
    let mut changed = plan.to_vec();
    changed.push(task);
    changed
}
// ANCHOR_END: copy
// ANCHOR: main

fn task(name: &str) -> Task {
    Rc::new(RefCell::new(vec![name.to_owned()]))
}

pub fn main() {
    let monday = [task("swim"), task("cook")];
    let tuesday = with_task(&monday, task("read"));
    tuesday[0].borrow_mut().push("run".to_owned());
    println!("{} {}", monday.len(), tuesday.len());
    println!("['{}']", monday[0].borrow().join("', '"));
}
// ANCHOR_END: main
