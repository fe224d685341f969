//! A `def` as a Rust function with its parameters and types; its body is the reader's to write.

use rustpython_ast::{self as ast, Expr, ParameterWithDefault, Stmt};

use super::conduct::{Conduct, is_for_others, returns_value};
use super::draft::Draft;
use super::identifiers::{Names, snake};
use super::literals::{literal, todo};
use super::reader::{Reader, first_doc_line, last_name};
use super::receiver::{Changing, Receiver};
use crate::idioms::findings::Finding;
use crate::text::visible;

/// The function of a finding.
pub(super) fn of_finding(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let (def, placed) = reader.function(finding)?;
    let mut draft = Draft::new(reader);
    let Some(class) = reader.class_of(placed) else {
        function(&mut draft, def, Receiver::None, "");
        return Some(draft.finish(""));
    };
    // A special method is a trait's or a constructor: the class's own finding shows it.
    if is_special(def) {
        return None;
    }
    let name = draft.stub(&class.name);
    draft.line(&format!("impl {name} {{"));
    let receiver = Changing::of(class).receiver(def);
    function(&mut draft, def, receiver, "    ");
    draft.line("}");
    Some(draft.finish(""))
}

/// Whether it is one that Python calls, as in `__len__`.
pub(super) fn is_special(def: &ast::StmtFunctionDef) -> bool {
    def.name.starts_with("__") && def.name.ends_with("__")
}

/// Writes the function: its documentation, its signature, a body to be filled in.
pub(super) fn function(
    draft: &mut Draft<'_>,
    def: &ast::StmtFunctionDef,
    receiver: Receiver,
    indent: &str,
) {
    document(draft, &def.body, indent);
    let defaults = defaults(def);
    if !defaults.is_empty() {
        draft.line(&format!(
            "{indent}// Python's defaults, which a caller passes here: {defaults}."
        ));
    }
    let head = head(draft, def, receiver, indent);
    let raised = Conduct::of(def).raised;
    if !raised.is_empty() {
        draft.line(&format!("{indent}// Raises {}.", raised.join(", ")));
    }
    let mut missing = format!("the body of {}", def.name);
    for decorator in decorators(def) {
        missing.extend([", under @", decorator]);
    }
    let body = todo(&missing);
    draft.line(&format!("{head} {{"));
    draft.line(&format!("{indent}    {body}"));
    draft.line(&format!("{indent}}}"));
}

/// The decorators that say more about a function than how it is called, by name.
fn decorators(def: &ast::StmtFunctionDef) -> Vec<&str> {
    const SEEN_IN_THE_SIGNATURE: [&str; 7] = [
        "abstractmethod",
        "classmethod",
        "final",
        "overload",
        "override",
        "property",
        "staticmethod",
    ];
    let names = def.decorator_list.iter().map(|it| match &it.expression {
        Expr::Call(call) => last_name(&call.func).unwrap_or("a decorator"),
        other => last_name(other).unwrap_or("a decorator"),
    });
    names
        .filter(|it| !SEEN_IN_THE_SIGNATURE.contains(it))
        .collect()
}

/// Parameters with a default, as in `retries=3, timeout=None`.
fn defaults(def: &ast::StmtFunctionDef) -> String {
    let shown = |parameter: &ParameterWithDefault| {
        let default = match parameter.default.as_deref()? {
            Expr::NoneLiteral(_) => "None".to_owned(),
            Expr::List(list) if list.elts.is_empty() => "[]".to_owned(),
            Expr::Dict(dict) if dict.items.is_empty() => "{}".to_owned(),
            other => match literal(other) {
                Some((text, _)) => text.replace(".to_owned()", ""),
                None => "(an expression)".to_owned(),
            },
        };
        Some(format!("{}={default}", parameter.name()))
    };
    let list = &def.parameters;
    let all = list
        .posonlyargs
        .iter()
        .chain(&list.args)
        .chain(&list.kwonlyargs);
    all.filter_map(shown).collect::<Vec<_>>().join(", ")
}

/// Writes the first line of a docstring.
pub(super) fn document(draft: &mut Draft<'_>, body: &[Stmt], indent: &str) {
    if let Some(line) = first_doc_line(body) {
        draft.line(&format!("{indent}/// {}", visible::one_line(line)));
    }
}

/// The signature, with `async` where the `def` has it; broken over lines where it is long.
pub(super) fn head(
    draft: &mut Draft<'_>,
    def: &ast::StmtFunctionDef,
    receiver: Receiver,
    indent: &str,
) -> String {
    let parameters = parameters(draft, def, receiver);
    let conduct = Conduct::of(def);
    // With a decorator such as `contextmanager` a generator is something else, and so is one of values
    // that are waited for.
    let is_other = conduct.is_generator && (def.is_async || !decorators(def).is_empty());
    let mut result = match def.returns.as_deref() {
        _ if is_other => draft.unknown(),
        annotation if conduct.is_generator => {
            let item = item(draft, annotation);
            format!("Box<dyn Iterator<Item = {item}>>")
        }
        Some(Expr::NoneLiteral(_)) => "()".to_owned(),
        None if is_for_others(def) => draft.unknown(),
        None if !returns_value(&def.body) => "()".to_owned(),
        Some(annotation) if draft.means(annotation, &["NoReturn", "Never"]) => "!".to_owned(),
        annotation => draft.annotated(annotation),
    };
    // A generator's errors come with its values.
    if !conduct.is_generator && result != "!" {
        result = fallible(draft, def, &result);
    }
    let result = match result.as_str() {
        "()" => String::new(),
        result => format!(" -> {result}"),
    };
    let keyword = if def.is_async && !is_other {
        "async fn"
    } else {
        "fn"
    };
    signature(
        indent,
        &format!("{keyword} {}", snake(&def.name)),
        &parameters,
        &result,
    )
}

/// `result`, or a `Result` of it where the function lets errors out.
pub(super) fn fallible(draft: &mut Draft<'_>, def: &ast::StmtFunctionDef, result: &str) -> String {
    if Conduct::of(def).raised.is_empty() {
        return result.to_owned();
    }
    draft.uses("std::error::Error");
    format!("Result<{result}, Box<dyn Error>>")
}

/// The type of a generator's values, as its annotation says: `Iterator[int]`, `Generator[int, None, None]`.
fn item(draft: &mut Draft<'_>, annotation: Option<&Expr>) -> String {
    let item = match annotation {
        Some(Expr::Subscript(it)) => match &*it.slice {
            Expr::Tuple(tuple) => tuple.elts.first(),
            one => Some(one),
        },
        _ => None,
    };
    draft.annotated(item)
}

/// `fn name(a: A, b: B) -> R`, a parameter a line where it would be too long for one.
pub(super) fn signature(indent: &str, name: &str, parameters: &[String], result: &str) -> String {
    let line = format!("{indent}{name}({}){result}", parameters.join(", "));
    if line.chars().count() <= 96 {
        return line;
    }
    let mut text = format!("{indent}{name}(\n");
    for parameter in parameters {
        text.extend([indent, "    ", parameter, ",\n"]);
    }
    text + &format!("{indent}){result}")
}

/// The parameters in Rust's form. Names that would occur twice get a number.
fn parameters(
    draft: &mut Draft<'_>,
    def: &ast::StmtFunctionDef,
    receiver: Receiver,
) -> Vec<String> {
    let list = &def.parameters;
    let mut names = Names::default();
    let mut text: Vec<String> = Vec::new();
    let skipped = match receiver {
        Receiver::None => usize::from(is_bound(def)),
        Receiver::Shared | Receiver::Exclusive => 1,
    };
    match receiver {
        Receiver::None => {}
        Receiver::Shared => text.push("&self".to_owned()),
        Receiver::Exclusive => text.push("&mut self".to_owned()),
    }
    for parameter in list.posonlyargs.iter().chain(&list.args).skip(skipped) {
        let kind = kind(draft, parameter);
        text.push(format!("{}: {kind}", names.unique(parameter.name())));
    }
    if let Some(rest) = &list.vararg {
        let item = draft.annotated(rest.annotation());
        text.push(format!("{}: &[{item}]", names.unique(rest.name())));
    }
    for parameter in &list.kwonlyargs {
        let kind = kind(draft, parameter);
        text.push(format!("{}: {kind}", names.unique(parameter.name())));
    }
    if let Some(rest) = &list.kwarg {
        draft.uses("std::collections::HashMap");
        let value = draft.annotated(rest.annotation());
        let name = names.unique(rest.name());
        text.push(format!("{name}: &HashMap<String, {value}>"));
    }
    text
}

/// The parameters of a constructor, without `self`.
pub(super) fn after_self(draft: &mut Draft<'_>, def: &ast::StmtFunctionDef) -> Vec<String> {
    let mut list = parameters(draft, def, Receiver::Shared);
    list.remove(0);
    list
}

/// Whether the first parameter is the class of a classmethod.
fn is_bound(def: &ast::StmtFunctionDef) -> bool {
    def.decorator_list
        .iter()
        .any(|it| matches!(&it.expression, Expr::Name(it) if it.id == "classmethod"))
}

/// A parameter's type: as annotated, or as its default shows; text is borrowed.
fn kind(draft: &mut Draft<'_>, parameter: &ParameterWithDefault) -> String {
    let default = parameter.default.as_deref();
    let kind = match (parameter.annotation(), default) {
        (None, Some(Expr::NoneLiteral(_))) => format!("Option<{}>", draft.unknown()),
        (None, Some(default)) => match literal(default) {
            Some((_, kind)) => kind,
            None => draft.unknown(),
        },
        (annotation, _) => draft.annotated(annotation),
    };
    match kind.as_str() {
        "String" => "&str".to_owned(),
        "PathBuf" => {
            draft.uses("std::path::Path");
            "&Path".to_owned()
        }
        other => match other
            .strip_prefix("Vec<")
            .and_then(|it| it.strip_suffix('>'))
        {
            Some(item) => format!("&[{item}]"),
            None => kind,
        },
    }
}
