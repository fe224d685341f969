// ANCHOR: decorator
/// Wraps `work` so that it is tried up to `times` times.
fn retry<A: Clone, R, E>(
    times: u32,
    // PAIR: work
    mut work: impl FnMut(A) -> Result<R, E>,
) -> impl FnMut(A) -> Result<R, E> {
    // PAIR: wrapper
    move |argument| {
        // PAIR: tries
        for _ in 1..times {
            if let Ok(result) = work(argument.clone()) {
                return Ok(result);
            }
            println!("again");
        }
        work(argument)
    }
}
// ANCHOR_END: decorator
// ANCHOR: main

pub fn main() -> Result<(), std::num::ParseIntError> {
    let mut answers = ["busy", "busy", "42"].into_iter();
    let ask = |question: &str| {
        println!("{question}");
        answers.next().unwrap_or_default().parse::<i64>()
    };
    let mut ask = retry(3, ask);
    println!("{}", ask("how many?")?);
    Ok(())
}
// ANCHOR_END: main
