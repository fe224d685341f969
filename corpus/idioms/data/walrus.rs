// ANCHOR: walrus
fn first_price(lines: &[&str]) -> Option<u32> {
    for line in lines {
        if let Some((before, _)) = line.split_once(" euro")
            && let Some(word) = before.split_whitespace().next_back()
            && let Ok(price) = word.parse()
        {
            return Some(price);
        }
    }
    None
}

fn drain(queue: &mut Vec<u32>) {
    while let Some(job) = queue.pop() {
        println!("job {job}");
    }
}
// ANCHOR_END: walrus
// ANCHOR: main

pub fn main() {
    if let Some(price) = first_price(&["no price", "only 12 euro"]) {
        println!("{price}");
    }
    drain(&mut vec![1, 2]);
}
// ANCHOR_END: main
