//! Every command of the README is run, and every output in it is what the command prints.

use std::{fs, io, path::Path};

#[test]
fn the_readme_is_true() -> io::Result<()> {
    // No folder that there is, is written into: these are of the run before.
    for made in ["target/guide", "target/readme"] {
        let made = Path::new(env!("CARGO_MANIFEST_DIR")).join(made);
        if made.exists() {
            fs::remove_dir_all(made)?;
        }
    }
    trycmd::TestCases::new()
        .env("PAGER", "cat")
        // Somebody who has read nothing yet.
        .env("XDG_STATE_HOME", "/home/you/.local/state")
        .case("README.md");
    Ok(())
}
