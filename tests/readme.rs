//! Every command of the README is run, and every output in it is what the command prints.

#[test]
fn the_readme_is_true() {
    trycmd::TestCases::new()
        .env("PAGER", "cat")
        .case("README.md");
}
