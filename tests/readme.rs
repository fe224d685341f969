//! Every command of the README is run, and every output in it is what the command prints.

#[test]
fn the_readme_is_true() {
    // Practice writes no folder that there is; the last run left this one.
    let made = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/readme");
    let removed = std::fs::remove_dir_all(&made);
    assert!(removed.is_ok() || !made.exists());
    trycmd::TestCases::new()
        .env("PAGER", "cat")
        .case("README.md");
}
