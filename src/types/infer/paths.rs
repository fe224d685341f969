//! What paths and what is asked of them give.

use rustpython_ast::Operator;

use super::super::ty::Ty;

const PATH: Ty = Ty::Foreign("path");

/// What an attribute of a path is.
pub(super) fn attribute(name: &str) -> Ty {
    match name {
        "name" | "stem" | "suffix" => Ty::Str,
        "parent" => PATH,
        "parts" => Ty::Tuples(Box::new(Ty::Str)),
        _ => Ty::Unknown,
    }
}

/// What a method of a path gives.
pub(super) fn method(name: &str) -> Ty {
    match name {
        "joinpath" | "with_name" | "with_suffix" => PATH,
        "exists" | "is_file" | "is_dir" | "is_absolute" => Ty::Bool,
        "read_text" | "as_posix" => Ty::Str,
        "read_bytes" => Ty::Bytes,
        "write_text" => Ty::Int,
        "mkdir" | "unlink" | "touch" | "rmdir" => Ty::None,
        "iterdir" | "glob" | "rglob" => Ty::iter(PATH),
        _ => Ty::Unknown,
    }
}

/// What a function of the modules `pathlib`, `os` and `os.path` gives.
pub(super) fn function(name: &str) -> Ty {
    match name {
        "pathlib.Path" | "pathlib.PurePath" => PATH,
        "os.path.join" | "os.path.dirname" => Ty::Str,
        "decimal.Decimal" => Ty::Foreign("decimal.Decimal"),
        "fractions.Fraction" => Ty::Foreign("fractions.Fraction"),
        "logging.getLogger" => Ty::Foreign("logging.Logger"),
        "logging.basicConfig"
        | "logging.debug"
        | "logging.info"
        | "logging.warning"
        | "logging.error"
        | "logging.critical"
        | "logging.exception" => Ty::None,
        "tempfile.mkdtemp" | "json.dumps" => Ty::Str,
        "os.mkdir" | "os.makedirs" | "os.remove" | "os.unlink" | "os.rmdir" | "os.fsync"
        | "shutil.rmtree" => Ty::None,
        "tracemalloc.start" | "tracemalloc.reset_peak" | "tracemalloc.stop" => Ty::None,
        "tracemalloc.get_traced_memory" => Ty::Tuple(vec![Ty::Int, Ty::Int]),
        "os.listdir" => Ty::list(Ty::Str),
        "os.getcwd" => Ty::Str,
        "csv.reader" => Ty::iter(Ty::list(Ty::Str)),
        "csv.writer" => Ty::Foreign("csv.writer"),
        "csv.DictWriter" => Ty::Foreign("csv.DictWriter"),
        "os.walk" => {
            let names = Ty::list(Ty::Str);
            Ty::iter(Ty::Tuple(vec![Ty::Str, names.clone(), names]))
        }
        "tempfile.TemporaryDirectory" => super::super::files::FOLDER,
        "io.StringIO" => super::super::files::BUFFER,
        _ => Ty::Unknown,
    }
}

/// What an operator on paths gives.
pub(super) fn operator(op: Operator, a: &Ty, b: &Ty) -> Ty {
    let is_part = |ty: &Ty| ty.is_text() || *ty == PATH;
    if op == Operator::Div && (*a == PATH && is_part(b) || a.is_text() && *b == PATH) {
        return PATH;
    }
    Ty::Unknown
}
