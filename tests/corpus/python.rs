//! The Python that the corpus is run with.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Prints, for each program below the folder in `argv[1]`, the modules that it imports and that are
/// not installed: a line `path<TAB>module, module`. What a program imports is read from the program; a
/// module of which it writes the file itself is named there, as `name.py` or as a keyword argument.
const LACKING: &str = r#"
import ast, importlib.util, pathlib, sys
for path in sorted(pathlib.Path(sys.argv[1]).glob("*/*/*.py")):
    imported, written = set(), set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            imported.add(node.module.split(".")[0])
        elif isinstance(node, ast.keyword) and node.arg:
            written.add(node.arg)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value.endswith(".py"):
                written.add(node.value.removesuffix(".py"))
    wanted = imported - sys.stdlib_module_names - written
    missing = sorted(m for m in wanted if importlib.util.find_spec(m) is None)
    if missing:
        print(path, ", ".join(missing), sep="\t")
"#;

/// Ends well if the interpreter is new enough for the corpus.
const NEW_ENOUGH: &str = "import sys; sys.exit(sys.version_info < (3, 11))";

/// An interpreter, if there is one.
#[derive(Clone)]
pub(crate) struct Interpreter(Option<PathBuf>);

impl Interpreter {
    pub(crate) fn find() -> Self {
        // The phrases are also a crate of their own, inside of py2rs.
        let folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
        let mut environments = folders.map(|it| it.join("target/venv/bin/python"));
        let candidates = [
            env::var_os("PY2RS_PYTHON").map(PathBuf::from),
            environments.find(|it| it.exists()),
            Some(PathBuf::from("python3")),
        ];
        let works = |path: &PathBuf| {
            Command::new(path)
                .args(["-c", NEW_ENOUGH])
                .output()
                .is_ok_and(|output| output.status.success())
        };
        Self(candidates.into_iter().flatten().find(works))
    }

    #[allow(dead_code, reason = "only the test of phrases asks for it")]
    pub(crate) fn path(self) -> Option<PathBuf> {
        self.0
    }

    pub(crate) fn is_there(&self) -> bool {
        self.0.is_some()
    }

    /// Runs a program. `-P`: a card that is called `enum.py` must not stand in for the module.
    pub(crate) fn run(&self, program: &Path) -> Option<Command> {
        let mut command = self.command()?;
        command.args(["-P", "-X", "utf8"]).arg(program);
        Some(command)
    }

    fn command(&self) -> Option<Command> {
        self.0.as_ref().map(Command::new)
    }

    /// Those of `programs`, all below `corpus`, that this interpreter cannot run, with the reason.
    pub(crate) fn lacking(&self, corpus: &Path, programs: &[PathBuf]) -> Vec<(PathBuf, String)> {
        let Some(mut command) = self.command() else {
            let why = "there is no Python on this machine";
            return programs
                .iter()
                .map(|program| (program.clone(), why.to_owned()))
                .collect();
        };
        let output = command.args(["-c", LACKING]).arg(corpus).output();
        let listing = output.map(|output| output.stdout).unwrap_or_default();
        String::from_utf8_lossy(&listing)
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .map(|(path, modules)| (path.into(), format!("{modules} is not installed")))
            .collect()
    }
}

/// Whether a program that cannot be run is a failure.
pub(crate) fn is_required() -> bool {
    env::var_os("PY2RS_REQUIRE_PYTHON").is_some_and(|value| !value.is_empty())
}
