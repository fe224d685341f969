// ANCHOR: descriptor
#[derive(Debug, thiserror::Error)]
#[error("{0} is not a percentage")]
struct NoPercentage(u32);

#[derive(Debug, Clone, Copy)]
struct Percent(u32);

impl TryFrom<u32> for Percent {
    type Error = NoPercentage;

    fn try_from(value: u32) -> Result<Self, NoPercentage> {
        if value <= 100 {
            Ok(Self(value))
        } else {
            // PAIR: refused
            Err(NoPercentage(value))
        }
    }
}
// ANCHOR_END: descriptor
// ANCHOR: use

struct Discount {
    rate: Percent,
}
// ANCHOR_END: use
// ANCHOR: main

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut discount = Discount {
        rate: Percent::try_from(15)?,
    };
    match Percent::try_from(130) {
        Ok(rate) => discount.rate = rate,
        Err(error) => println!("{error}"),
    }
    println!("{}", discount.rate.0);
    Ok(())
}
// ANCHOR_END: main
