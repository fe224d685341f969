//! Drafts that are built together, as the modules of one program: a build and a link for many of them take a fifth
//! of the time of one each.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use libtest_mimic::Failed;
use serde::Deserialize;
use tempfile::TempDir;

/// What the program asks for the draft that it is to run.
const ASKED: &str = "DRAFT";

/// How often two programs are run that do not do the same.
const TRIES: usize = 3;

/// Crates that are what they are whichever draft asks for them. With features, a crate may do something else for
/// all, and what a command line is called comes from the package: such drafts are built alone.
const NEUTRAL: [&str; 11] = [
    "futures",
    "glob",
    "indexmap",
    "itertools",
    "jiff",
    "parking_lot",
    "rayon",
    "regex",
    "tempfile",
    "thiserror",
    "tokio",
];

#[derive(Deserialize)]
struct Document {
    rust: String,
    crates: Vec<Crate>,
    holes: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Crate {
    name: String,
    version: String,
    #[serde(default)]
    features: Vec<String>,
}

impl Crate {
    fn is_neutral(&self) -> bool {
        NEUTRAL.contains(&self.name.as_str()) && (self.features.is_empty() || self.name == "tokio")
    }
}

/// Programs whose drafts are built together when the first of them is asked for.
pub(crate) struct Together {
    nth: usize,
    programs: Vec<PathBuf>,
    built: OnceLock<Result<Built, String>>,
}

struct Built {
    /// Of each program that is in it, the name of its module.
    modules: BTreeMap<PathBuf, String>,
    program: PathBuf,
    _folder: TempDir,
}

impl Together {
    /// The `nth` of the programs that are built.
    pub(crate) fn new(nth: usize, programs: Vec<PathBuf>) -> Self {
        Self {
            nth,
            programs,
            built: OnceLock::new(),
        }
    }

    /// Whether a draft does what its Python does; nothing if it has to be built alone, as all have to of which one
    /// does not build.
    pub(crate) fn is_the_same(
        &self,
        program: &Path,
        python: &dyn Fn() -> Command,
    ) -> Option<Result<(), Failed>> {
        let built = self
            .built
            .get_or_init(|| build(self.nth, &self.programs))
            .as_ref();
        // Which of them it is that does not build is told where each is built alone.
        let built = built.ok()?;
        let module = built.modules.get(program)?;
        let rust = || {
            let mut rust = Command::new(&built.program);
            rust.env(ASKED, module);
            rust
        };
        // On a busy machine, sleeps that end one after the other may end at once: Python differs from itself then.
        let mut tries = (0..TRIES).map(|_| compare(python(), rust()));
        let first = tries.next()?;
        let done = first.or_else(|error| tries.find(Result::is_ok).unwrap_or(Err(error)));
        Some(done)
    }
}

fn build(nth: usize, programs: &[PathBuf]) -> Result<Built, String> {
    let failed = |error: io::Error| error.to_string();
    let folder = tempfile::tempdir().map_err(failed)?;
    let source = folder.path().join("src");
    fs::create_dir(&source).map_err(failed)?;
    let mut modules = BTreeMap::new();
    let mut crates: BTreeMap<String, Crate> = BTreeMap::new();
    let mut main = String::from("use std::process::Termination;\n\n");
    let mut arms = String::new();
    for (number, program) in programs.iter().enumerate() {
        let document = port(program)?;
        // Told with its lines when it is tried alone.
        if !document.holes.is_empty() || !document.crates.iter().all(Crate::is_neutral) {
            continue;
        }
        let module = format!("draft_{number}");
        let rust = document.rust.replace("\nfn main(", "\npub fn main(");
        let rust = rust.replace("\nasync fn main(", "\npub async fn main(");
        fs::write(source.join(format!("{module}.rs")), rust).map_err(failed)?;
        for of in document.crates {
            crates.insert(of.name.clone(), of);
        }
        let _ = writeln!(main, "mod {module};");
        let _ = writeln!(arms, "        \"{module}\" => {module}::main().report(),");
        modules.insert(program.clone(), module);
    }
    let _ = write!(
        main,
        "\nfn main() -> std::process::ExitCode {{\n    \
         match std::env::var(\"{ASKED}\").as_deref().unwrap_or_default() {{\n\
         {arms}        other => panic!(\"no draft {{other}}\"),\n    }}\n}}\n"
    );
    fs::write(source.join("main.rs"), main).map_err(failed)?;
    let name = format!("drafts_{nth}");
    fs::write(folder.path().join("Cargo.toml"), manifest(&name, &crates)).map_err(failed)?;
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("port");
    let build = |more: &[&str]| {
        Command::new(env!("CARGO"))
            .args(["build", "--quiet"])
            .args(more)
            .current_dir(folder.path())
            .env("CARGO_TARGET_DIR", &target)
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS")
            .output()
    };
    // The crates are there, but for the first time.
    let mut output = build(&["--offline"]).map_err(failed)?;
    if !output.status.success() {
        output = build(&[]).map_err(failed)?;
    }
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    // There, the next run of the tests puts its own.
    let program = folder.path().join(&name);
    fs::copy(target.join("debug").join(&name), &program).map_err(failed)?;
    Ok(Built {
        modules,
        program,
        _folder: folder,
    })
}

fn port(program: &Path) -> Result<Document, String> {
    let output = Command::new(env!("CARGO_BIN_EXE_py2rs"))
        .arg("port")
        .arg(program)
        .args(["--format", "json"])
        .output()
        .map_err(|error| error.to_string())?;
    serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("{}: {error}", program.display()))
}

fn manifest(name: &str, crates: &BTreeMap<String, Crate>) -> String {
    let mut text = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[profile.dev]\n\
         debug = 0\noverflow-checks = true\n\n[workspace]\n\n[dependencies]\n"
    );
    for of in crates.values() {
        let _ = writeln!(
            text,
            "{} = {{ version = \"{}\", features = {:?} }}",
            of.name, of.version, of.features
        );
    }
    text
}

/// Both programs print the same and end the same way, each in a folder of its own.
fn compare(python: Command, rust: Command) -> Result<(), Failed> {
    let run = |mut command: Command| -> io::Result<Output> {
        let folder = tempfile::tempdir()?;
        command
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
    };
    let (python, rust) = (run(python)?, run(rust)?);
    let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if python.stdout != rust.stdout {
        let (python_said, rust_said) = (shown(&python.stdout), shown(&rust.stdout));
        let error = shown(&rust.stderr);
        return Err(format!("Python:\n{python_said}\nRust:\n{rust_said}\n{error}").into());
    }
    let last = |bytes: &[u8]| {
        let text = shown(bytes);
        text.trim_end()
            .lines()
            .last()
            .unwrap_or_default()
            .to_owned()
    };
    let (said, says) = (last(&python.stderr), last(&rust.stderr));
    if python.status.code() != rust.status.code() || said != says {
        return Err(format!(
            "Python: {}: {said}\nRust: {}: {says}",
            python.status, rust.status
        )
        .into());
    }
    Ok(())
}
