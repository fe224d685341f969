//! The tokens that a finding means.

use rustpython_ast::{self as ast, Expr};

use crate::analysis::Analysis;
use crate::explain::comparison::{Line, Mark};
use crate::idioms::findings::Finding;
use crate::python::scopes::Node;
use crate::python::source::{Source, Span};
use crate::python::syntax;
use crate::rust::tokens::Class;

/// The code that a finding means, in bytes of the source: of a definition or a compound statement only
/// its head, of a default that all calls share the default itself.
pub(super) fn meant(analysis: &Analysis, finding: &Finding) -> Vec<Span> {
    let Some((node, _)) = analysis.node(finding) else {
        return vec![finding.span.clone()];
    };
    let to = |end: usize| {
        let head = finding.span.start..end.max(finding.span.start);
        vec![head]
    };
    match node {
        Node::Function(def, _) if finding.idiom.traits.means_defaults => {
            let defaults = shared_defaults(def);
            if defaults.is_empty() {
                return to(syntax::span(&def.name).end);
            }
            defaults
        }
        Node::Function(def, _) => to(syntax::span(&def.name).end),
        Node::Class(class, _) => to(syntax::span(&class.name).end),
        Node::With(with) => {
            let last = with.node.items.last();
            to(last.map_or(finding.span.start, |item| syntax::span(item).end))
        }
        Node::Try(_) => to(finding.span.start + "try".len()),
        Node::Except(clause) => {
            let end = clause.type_.as_ref().map(|it| syntax::span(&**it).end);
            to(end.unwrap_or(finding.span.start + "except".len()))
        }
        Node::If(clause) => to(syntax::span(clause.test()).end),
        Node::For(statement) => to(syntax::span(&*statement.iter).end),
        Node::Stmt(ast::Stmt::While(statement)) => to(syntax::span(&*statement.test).end),
        Node::Stmt(ast::Stmt::Match(statement)) => to(syntax::span(&*statement.subject).end),
        _ => vec![finding.span.clone()],
    }
}

/// The defaults of a function that calls can change.
fn shared_defaults(def: &ast::StmtFunctionDef) -> Vec<Span> {
    let can_change = |it: &&Expr| {
        matches!(
            it,
            Expr::List(_)
                | Expr::Dict(_)
                | Expr::Set(_)
                | Expr::Call(_)
                | Expr::ListComp(_)
                | Expr::DictComp(_)
                | Expr::SetComp(_)
        )
    };
    let parameters = def.parameters.iter_non_variadic_params();
    let defaults = parameters.filter_map(|it| it.default.as_deref());
    defaults.filter(can_change).map(syntax::span).collect()
}

/// Marks the tokens of `span` on `lines`, which are those of the source from the line `first` on. What
/// is a mistake stays marked as one.
pub(super) fn mark(lines: &mut [Line], first: usize, source: &Source, span: &Span, mark: Mark) {
    let from = source.line_at(span.start);
    let to = source.line_at(span.end.max(span.start + 1) - 1);
    for number in from.max(first)..=to {
        let Some(line) = lines.get_mut(number - first) else {
            break;
        };
        let start = source.line_start(number);
        for piece in &mut line.pieces {
            let is_in =
                piece.range.start + start < span.end && piece.range.end + start > span.start;
            if is_in && piece.class != Class::Comment && piece.mark != Mark::Mistake {
                piece.mark = mark;
            }
        }
    }
}

/// Marks the calls of `todo!` in a draft.
pub(super) fn mark_holes(lines: &mut [Line]) {
    let mut depth = 0_usize;
    let mut is_begun = false;
    for line in lines {
        for piece in &mut line.pieces {
            let text = &line.text[piece.range.clone()];
            let is_start = piece.class == Class::Macro && text == "todo!";
            if depth == 0 && !is_begun && !is_start {
                continue;
            }
            is_begun |= is_start;
            piece.mark = Mark::Hole;
            if piece.class == Class::Punctuation {
                for c in text.chars() {
                    match c {
                        '(' => {
                            depth += 1;
                            is_begun = false;
                        }
                        ')' => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                }
            }
        }
    }
}
