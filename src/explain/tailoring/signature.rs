//! A `def` as a Rust function with its parameters and types; its body is the reader's to write.

use rustpython_ast::{self as ast, Expr, ParameterWithDefault, Stmt};

use super::draft::Draft;
use super::identifiers::{Names, snake};
use super::literals::{literal, todo};
use super::reader::{Placed, Reader, first_doc_line};
use crate::idioms::findings::Finding;
use crate::text::visible;

/// What becomes of `self`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Receiver {
    None,
    Shared,
    Exclusive,
}

/// The function of a finding.
pub(super) fn of_finding(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let (def, placed) = reader.function(finding)?;
    // A method's counterpart needs its type; the card and the class's own finding show that.
    if reader.class_of(placed).is_some() {
        return method_alone(reader, def, placed);
    }
    let mut draft = Draft::new(reader);
    function(&mut draft, def, Receiver::None, "");
    Some(draft.finish(""))
}

/// A method in an `impl` of its class.
fn method_alone(
    reader: &Reader<'_>,
    def: &ast::StmtFunctionDef,
    placed: Placed<'_>,
) -> Option<String> {
    let class = reader.class_of(placed)?;
    let mut draft = Draft::new(reader);
    let name = draft.stub(&class.name);
    draft.line(&format!("impl {name} {{"));
    function(&mut draft, def, receiver(def), "    ");
    draft.line("}");
    Some(draft.finish(""))
}

/// What a method's first parameter becomes: `&mut self` if the body assigns to an attribute of it.
pub(super) fn receiver(def: &ast::StmtFunctionDef) -> Receiver {
    let is = |name: &str| {
        def.decorator_list
            .iter()
            .any(|it| matches!(&it.expression, Expr::Name(it) if it.id == name))
    };
    let first = def.parameters.posonlyargs.first();
    let Some(first) = first.or(def.parameters.args.first()) else {
        return Receiver::None;
    };
    if is("staticmethod") || is("classmethod") {
        Receiver::None
    } else if assigns_attribute(&def.body, first.name()) {
        Receiver::Exclusive
    } else {
        Receiver::Shared
    }
}

/// Whether a statement assigns to `name.attribute` or `name.attribute[...]`.
fn assigns_attribute(body: &[Stmt], name: &str) -> bool {
    use rustpython_ast::statement_visitor::{StatementVisitor, walk_stmt};
    struct Assigns<'n>(&'n str, bool);
    impl Assigns<'_> {
        fn look(&mut self, target: &Expr) {
            match target {
                Expr::Attribute(it) => {
                    self.1 |= matches!(&*it.value, Expr::Name(it) if it.id == self.0);
                }
                Expr::Subscript(it) => self.look(&it.value),
                Expr::Tuple(it) => it.elts.iter().for_each(|it| self.look(it)),
                _ => {}
            }
        }
    }
    impl<'a> StatementVisitor<'a> for Assigns<'_> {
        fn visit_stmt(&mut self, stmt: &'a Stmt) {
            match stmt {
                Stmt::Assign(it) => it.targets.iter().for_each(|it| self.look(it)),
                Stmt::AugAssign(it) => self.look(&it.target),
                Stmt::AnnAssign(it) => self.look(&it.target),
                Stmt::FunctionDef(_) | Stmt::ClassDef(_) => return,
                _ => {}
            }
            walk_stmt(self, stmt);
        }
    }
    let mut assigns = Assigns(name, false);
    assigns.visit_body(body);
    assigns.1
}

/// Whether the own scope of a function has `return` with a value.
pub(super) fn returns_value(body: &[Stmt]) -> bool {
    use rustpython_ast::statement_visitor::{StatementVisitor, walk_stmt};
    struct Returns(bool);
    impl<'a> StatementVisitor<'a> for Returns {
        fn visit_stmt(&mut self, stmt: &'a Stmt) {
            match stmt {
                Stmt::Return(it) => {
                    let value = it.value.as_deref();
                    self.0 |= !matches!(value, None | Some(Expr::NoneLiteral(_)));
                }
                Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {}
                _ => walk_stmt(self, stmt),
            }
        }
    }
    let mut returns = Returns(false);
    returns.visit_body(body);
    returns.0
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
    let body = todo(&format!("the body of {}", def.name));
    draft.line(&format!("{head} {{"));
    draft.line(&format!("{indent}    {body}"));
    draft.line(&format!("{indent}}}"));
}

/// Parameters with a literal or absent default, as in `retries=3, timeout=None`.
fn defaults(def: &ast::StmtFunctionDef) -> String {
    let shown = |parameter: &ParameterWithDefault| {
        let default = match parameter.default.as_deref()? {
            Expr::NoneLiteral(_) => "None".to_owned(),
            Expr::List(list) if list.elts.is_empty() => "[]".to_owned(),
            Expr::Dict(dict) if dict.items.is_empty() => "{}".to_owned(),
            other => literal(other)?.0.replace(".to_owned()", ""),
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
    let result = match def.returns.as_deref() {
        Some(Expr::NoneLiteral(_)) => String::new(),
        None if !returns_value(&def.body) => String::new(),
        Some(annotation) if draft.means(annotation, &["NoReturn", "Never"]) => " -> !".to_owned(),
        annotation => format!(" -> {}", draft.annotated(annotation)),
    };
    let keyword = if def.is_async { "async fn" } else { "fn" };
    signature(
        indent,
        &format!("{keyword} {}", snake(&def.name)),
        &parameters,
        &result,
    )
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
