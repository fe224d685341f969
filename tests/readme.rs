//! Every command of the README is run, and every output in it is what the command prints.

use std::{fs, io, path::Path};

#[test]
fn the_readme_is_true() -> io::Result<()> {
    // The export of the run before.
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/guide");
    if guide.exists() {
        fs::remove_dir_all(guide)?;
    }
    trycmd::TestCases::new()
        .env("PAGER", "cat")
        .case("README.md");
    Ok(())
}
