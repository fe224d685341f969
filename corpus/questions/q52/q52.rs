// ANCHOR: workflow
use std::mem;

const WORKFLOW: &str = "
name: Rust application test
on: [push, pull_request]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
    - uses: actions/checkout@v5
    - uses: dtolnay/rust-toolchain@1.95.0
      with:
        components: clippy, rustfmt, llvm-tools
    - uses: Swatinem/rust-cache@v2
    - uses: taiki-e/install-action@v2
      with:
        tool: nextest,cargo-llvm-cov
    - name: Install dependencies
      run: cargo fetch --locked
    - name: Lint
      run: cargo fmt --check && cargo clippy --all-targets -- -D warnings
    - name: Test
      run: cargo llvm-cov nextest --fail-under-lines 80 && cargo test --doc
    - name: Deploy
      if: github.ref_name == 'main'
      run: ./deploy.sh
";
// ANCHOR_END: workflow

// ANCHOR: steps
#[derive(Default)]
struct Step<'a> {
    name: &'a str,
    condition: Option<&'a str>,
    command: &'a str,
}

/// The named steps: as much of YAML as the text above needs.
fn steps(workflow: &str) -> impl Iterator<Item = Step<'_>> {
    let mut step = Step::default();
    // PAIR: each-line
    workflow.lines().filter_map(move |line| {
        match line.trim().split_once(": ")? {
            ("- name", name) => step.name = name,
            // PAIR: condition
            ("if", condition) => step.condition = Some(condition),
            // PAIR: run
            ("run", command) => {
                step.command = command;
                // PAIR: given
                return Some(mem::take(&mut step));
            }
            _ => {}
        }
        None
    })
}
// ANCHOR_END: steps

// ANCHOR: job
#[derive(Debug, thiserror::Error)]
#[error("{0} failed")]
struct StepFailed(&'static str);

fn run_job(branch: &str, execute: impl Fn(&str) -> i32) -> Result<(), StepFailed> {
    let this_branch = format!("github.ref_name == '{branch}'");
    // PAIR: each-step
    for step in steps(WORKFLOW) {
        if step.condition.is_some_and(|c| c != this_branch) {
            println!("  {}: skipped", step.name);
            continue;
        }
        if execute(step.command) != 0 {
            return Err(StepFailed(step.name));
        }
        // PAIR: ok
        println!("  {}: ok", step.name);
    }
    Ok(())
}
// ANCHOR_END: job

// ANCHOR: execute
fn all_well(_command: &str) -> i32 {
    0
}

fn broken_test(command: &str) -> i32 {
    i32::from(command.starts_with("cargo llvm-cov"))
}
// ANCHOR_END: execute

// ANCHOR: push
fn push(title: &str, branch: &str, execute: impl Fn(&str) -> i32) {
    println!("{title}");
    match run_job(branch, execute) {
        Ok(()) => println!("  exit status 0"),
        Err(e) => println!("  {e}, exit status 1"),
    }
}

pub fn main() {
    push("a new branch", "feature", all_well);
    push("main, with a broken test", "main", broken_test);
    push("main, repaired", "main", all_well);
}
// ANCHOR_END: push
