//! Every command of the README and of the guide is run, and every output in them is what the command prints.
//! The picture of the README is of a real run: `PICTURE=overwrite` draws it anew.

#[path = "readme/picture.rs"]
mod picture;

use std::path::Path;
use std::process::Command;
use std::{env, fs, io};

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
        .case("README.md")
        .case("src/cli/guide.md");
    Ok(())
}

/// What the picture is of.
const SHOWN: [&str; 2] = ["tests/own_code/temperature.py", "--layout=side"];

#[test]
fn the_picture_is_of_a_real_run() -> io::Result<()> {
    for theme in ["dark", "light"] {
        let output = Command::new(env!("CARGO_BIN_EXE_py2rs"))
            .args(SHOWN)
            .args(["--width=100", "--color=always", "--theme", theme])
            .env_clear()
            .env("TERM", "xterm-256color")
            .output()?;
        assert!(output.status.success());
        let command = format!("$ py2rs {}", SHOWN[0]);
        let drawn = picture::draw(&command, &output.stdout, 100, theme);
        let path = format!(".github/explain-{theme}.svg");
        if env::var_os("PICTURE").is_some_and(|it| it == "overwrite") {
            fs::write(&path, &drawn)?;
        }
        let kept = fs::read_to_string(&path)?;
        assert!(
            kept == drawn,
            "{path}: PICTURE=overwrite cargo test --test readme draws it anew"
        );
    }
    Ok(())
}
