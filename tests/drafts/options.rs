use clap::Parser;

/// Counts things.
#[derive(Debug, Parser)]
#[command(infer_long_args = true, args_override_self = true)]
struct Arguments {
    #[arg(allow_negative_numbers = true)]
    path: String,
    #[arg(allow_negative_numbers = true)]
    rest: Vec<String>,
    #[arg(short = 'n', long = "number", default_value = "3", allow_negative_numbers = true)]
    number: i64,
    #[arg(long = "ratio", default_value = "1", allow_negative_numbers = true)]
    ratio: f64,
    #[arg(short = 'v', long = "verbose")]
    verbose: bool,
    #[arg(long = "no-color", action = clap::ArgAction::SetFalse)]
    color: bool,
    #[arg(long = "mode", default_value = "fast", allow_negative_numbers = true, value_parser = ["fast", "slow"])]
    mode: String,
    #[arg(long = "tag", allow_negative_numbers = true)]
    tag: Option<Vec<String>>,
    #[arg(long = "owner", allow_negative_numbers = true)]
    owner: Option<String>,
}

fn main() {
    let arguments = Arguments::parse();
    println!("{arguments:?}");
}
