// ANCHOR: copy
fn with_task(tasks: &[String], task: &str) -> Vec<String> {
    let mut changed = tasks.to_vec();
    changed.push(task.to_owned());
    changed
}
// ANCHOR_END: copy

// ANCHOR: shared
use std::cell::RefCell;
use std::rc::Rc;

type Day = Rc<RefCell<Vec<String>>>;

fn with_day(plan: &[Day], day: Day) -> Vec<Day> {
    let mut changed = plan.to_vec();
    changed.push(day);
    changed
}
// ANCHOR_END: shared
// ANCHOR: main

fn show(tasks: &[String]) -> String {
    format!("['{}']", tasks.join("', '"))
}

pub fn main() {
    let monday = ["swim", "cook"].map(str::to_owned);
    println!("{} {}", show(&with_task(&monday, "read")), show(&monday));

    let day = |task: &str| Rc::new(RefCell::new(vec![task.to_owned()]));
    let week = [day("swim"), day("cook")];
    let longer = with_day(&week, day("read"));
    longer[0].borrow_mut().push("run".to_owned());
    let first = show(&week[0].borrow());
    println!("{} {} {first}", week.len(), longer.len());
}
// ANCHOR_END: main
