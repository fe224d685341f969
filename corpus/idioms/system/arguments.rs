// ANCHOR: arguments
use clap::Parser;

/// Repeat a word.
#[derive(Debug, Parser)]
struct Arguments {
    #[arg(default_value = "hello")]
    // PAIR: word
    word: String,
    #[arg(short = 'n', long, default_value_t = 2)]
    // PAIR: times
    times: usize,
    #[arg(long)]
    // PAIR: loud
    loud: bool,
}

pub fn main() {
    let arguments = Arguments::parse();
    let word = if arguments.loud {
        arguments.word.to_uppercase()
    } else {
        arguments.word
    };
    println!("{}", vec![word; arguments.times].join(" "));
}
// ANCHOR_END: arguments
