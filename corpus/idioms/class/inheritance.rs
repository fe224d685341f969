// ANCHOR: base
trait Paid {
    fn pay(&self) -> i64;
}

struct Employee {
    // PAIR: salary
    salary: i64,
}

impl Paid for Employee {
    fn pay(&self) -> i64 {
        self.salary
    }
}
// ANCHOR_END: base
// ANCHOR: derived

struct Manager {
    // PAIR: inner
    employee: Employee,
    // PAIR: bonus
    bonus: i64,
}

impl Paid for Manager {
    fn pay(&self) -> i64 {
        self.employee.pay() + self.bonus
    }
}
// ANCHOR_END: derived
// ANCHOR: main

pub fn main() {
    let manager = Manager {
        employee: Employee { salary: 100 },
        bonus: 20,
    };
    for person in [&Employee { salary: 100 } as &dyn Paid, &manager] {
        println!("{}", person.pay());
    }
}
// ANCHOR_END: main
