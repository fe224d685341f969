// ANCHOR: error
use thiserror::Error;

#[derive(Debug, Error)]
#[error("Not enough funds available.")]
struct InsufficientFundsError {
    balance: u64,
    amount: u64,
}
// ANCHOR_END: error

// ANCHOR: withdraw
fn withdraw(balance: u64, amount: u64) -> Result<u64, InsufficientFundsError> {
    balance
        .checked_sub(amount)
        .ok_or(InsufficientFundsError { balance, amount })
}
// ANCHOR_END: withdraw

// ANCHOR: usage
pub fn main() {
    for amount in [30, 150] {
        // PAIR: withdrawal
        match withdraw(100, amount) {
            // PAIR: balance
            Ok(current_balance) => println!("Current balance: {current_balance}"),
            Err(e) => println!(
                "{e} - Balance: {}, Withdrawal Amount: {}",
                e.balance, e.amount
            ),
        }
    }
}
// ANCHOR_END: usage
