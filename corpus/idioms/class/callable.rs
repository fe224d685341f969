// ANCHOR: callable
#[derive(Default)]
struct Average {
    sum: f64,
    count: u32,
}

impl Average {
    fn add(&mut self, value: f64) -> f64 {
        self.sum += value;
        self.count += 1;
        self.sum / f64::from(self.count)
    }
}
// ANCHOR_END: callable
// ANCHOR: main

pub fn main() {
    let mut average = Average::default();
    println!("{:?} {:?}", average.add(10.0), average.add(20.0));
    println!("{}", average.count);
}
// ANCHOR_END: main
