// ANCHOR: negative
fn latest(readings: &[i32]) -> Option<i32> {
    // PAIR: last
    readings.last().copied()
}

fn change(readings: &[i32]) -> Option<i32> {
    match readings {
        [.., before, last] => Some(last - before),
        _ => None,
    }
}
// ANCHOR_END: negative
// ANCHOR: main

pub fn main() {
    let readings = [14, 15, 19];
    let show = |it: Option<i32>| it.map_or("None".to_owned(), |it| it.to_string());
    let shown = [latest(&readings), change(&readings), latest(&[])].map(show);
    println!("{}", shown.join(" "));
}
// ANCHOR_END: main
