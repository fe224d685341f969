// ANCHOR: fields
struct Account {
    owner: String,
    balance: i64,
}

impl Account {
    fn new(owner: &str) -> Self {
        Self {
            // PAIR: owner
            owner: owner.to_owned(),
            balance: 0,
        }
    }
    // ANCHOR_END: fields
    // ANCHOR: methods

    fn deposit(&mut self, amount: i64) {
        self.balance += amount;
    }

    fn summary(&self) -> String {
        format!("{}: {}", self.owner, self.balance)
    }
}
// ANCHOR_END: methods
// ANCHOR: main

pub fn main() {
    let mut account = Account::new("Ada");
    account.deposit(40);
    println!("{}", account.summary());
}
// ANCHOR_END: main
