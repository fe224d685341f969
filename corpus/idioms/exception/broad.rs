// ANCHOR: broad
type Step = fn() -> anyhow::Result<()>;

fn run(steps: &[Step]) -> usize {
    let mut done = 0;
    for step in steps {
        match step() {
            // PAIR: done
            Ok(()) => done += 1,
            // PAIR: failed
            Err(error) => println!("failed: {error}"),
        }
    }
    done
}
// ANCHOR_END: broad
// ANCHOR: main

fn pack() -> anyhow::Result<()> {
    anyhow::bail!("box is missing")
}

pub fn main() {
    println!("{} done", run(&[pack, || Ok(()), || Ok(())]));
}
// ANCHOR_END: main
