// ANCHOR: cycle
mod orders {
    use super::customers::Customer;

    pub(super) struct Order {
        pub(super) buyer: Box<Customer>,
    }
}

mod customers {
    use super::orders::Order;

    pub(super) struct Customer {
        pub(super) last: Option<Order>,
    }
}
// ANCHOR_END: cycle
// ANCHOR: main

use customers::Customer;
use orders::Order;

pub fn main() {
    let customer = || Box::new(Customer { last: None });
    let mut first = Order { buyer: customer() };
    first.buyer.last = Some(Order { buyer: customer() });
    println!(
        "{}",
        if first.buyer.last.is_some() {
            "True"
        } else {
            "False"
        }
    );
}
// ANCHOR_END: main
