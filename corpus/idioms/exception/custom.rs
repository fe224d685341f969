// ANCHOR: errors
use thiserror::Error;

#[derive(Debug, Error)]
enum BankError {
    #[error("an amount is positive")]
    NotPositive,
    #[error("{missing} missing")]
    Overdrawn { missing: i64 },
}
// ANCHOR_END: errors

// ANCHOR: raise
fn withdraw(balance: i64, amount: i64) -> Result<i64, BankError> {
    if amount <= 0 {
        return Err(BankError::NotPositive);
    }
    if amount > balance {
        let missing = amount - balance;
        return Err(BankError::Overdrawn { missing });
    }
    Ok(balance - amount)
}
// ANCHOR_END: raise

// ANCHOR: main
pub fn main() {
    for amount in [30, 150, -1] {
        match withdraw(100, amount) {
            Ok(left) => println!("left: {left}"),
            Err(BankError::Overdrawn { missing }) => println!("short by {missing}"),
            // PAIR: refused
            Err(error) => println!("refused: {error}"),
        }
    }
}
// ANCHOR_END: main
