// ANCHOR: group
#[derive(Debug, thiserror::Error)]
enum FormError {
    #[error("no name")]
    NoName,
    #[error("negative age")]
    NegativeAge,
}

fn check(name: &str, age: i32) -> Result<(), Vec<FormError>> {
    let mut problems = Vec::new();
    if name.is_empty() {
        problems.push(FormError::NoName);
    }
    if age < 0 {
        problems.push(FormError::NegativeAge);
    }
    // PAIR: any
    if problems.is_empty() {
        Ok(())
    } else {
        // PAIR: raised
        Err(problems)
    }
}
// ANCHOR_END: group
// ANCHOR: main

pub fn main() {
    if let Err(problems) = check("", -3) {
        // PAIR: each
        for problem in problems {
            // PAIR: shown
            println!("- {problem}");
        }
    }
}
// ANCHOR_END: main
