// ANCHOR: slice
fn podium<'a, 'n>(names: &'a [&'n str]) -> &'a [&'n str] {
    &names[..names.len().min(3)]
}

fn without_last<'a, 'n>(names: &'a [&'n str]) -> &'a [&'n str] {
    &names[..names.len().saturating_sub(1)]
}

fn latest<'a, 'n>(names: &'a [&'n str], count: usize) -> &'a [&'n str] {
    &names[names.len().saturating_sub(count)..]
}
// ANCHOR_END: slice

// ANCHOR: step
fn every_other<'n>(names: &[&'n str]) -> Vec<&'n str> {
    names.iter().skip(1).step_by(2).copied().collect()
}
// ANCHOR_END: step
// ANCHOR: main

pub fn main() {
    let names = ["Ada", "Ben", "Cem", "Dee", "Eve"];
    println!("{}", podium(&names).join(" "));
    println!(
        "{} {}",
        without_last(&names).join(" "),
        without_last(&[]).len()
    );
    let (two, all) = (latest(&names, 2), latest(&names[..1], 2));
    println!("{} {}", two.join(" "), all.join(" "));
    println!("{}", every_other(&names).join(" "));
    println!("{}", &"schedule"[2..5]);
}
// ANCHOR_END: main
