// ANCHOR: slice
fn podium<'a, 'n>(names: &'a [&'n str]) -> &'a [&'n str] {
    &names[..names.len().min(3)]
}

fn every_other<'n>(names: &[&'n str]) -> Vec<&'n str> {
    names.iter().skip(1).step_by(2).copied().collect()
}
// ANCHOR_END: slice
// ANCHOR: main

pub fn main() {
    let names = ["Ada", "Ben", "Cem", "Dee", "Eve"];
    println!("{}", podium(&names).join(" "));
    println!("{}", every_other(&names).join(" "));
    println!("{}", &"schedule"[2..5]);
}
// ANCHOR_END: main
