// ANCHOR: assert
fn share(total: u32, people: u32) -> u32 {
    assert!(people > 0, "nobody to share with");
    let part = total / people;
    debug_assert!(part * people <= total);
    part
}
// ANCHOR_END: assert
// ANCHOR: main

pub fn main() {
    println!("{}", share(10, 3));
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {})); // the message goes to standard error otherwise
    let outcome = std::panic::catch_unwind(|| share(10, 0));
    std::panic::set_hook(usual);
    if let Err(payload) = outcome {
        let message = payload.downcast_ref::<&str>();
        // PAIR: bug
        println!("bug: {}", message.unwrap_or(&"?"));
    }
}
// ANCHOR_END: main
