//! What the system refuses: the number, the reason and the path of an `OSError`, where somebody asks for them.

use crate::translation::code::{Code, Form};
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{Kind, StmtKind, Suite};
use crate::types::ty::Ty;

const OS_ERROR: Exc = Exc::Builtin("OSError");
/// The attributes, and the field of each.
const FIELDS: &[(&str, &str)] = &[
    ("errno", "number"),
    ("strerror", "reason"),
    ("filename", "path"),
];

impl Translator<'_, '_> {
    /// Finds whether errors of the system hold what the system said: somebody asks, and all of them come from there.
    pub(in crate::translation) fn plan_refusals(&mut self) {
        let is_asked = self.program.exprs.iter().any(|it| {
            matches!(&it.kind, Kind::Attribute(error, name)
                if FIELDS.iter().any(|of| of.0 == name)
                    && matches!(self.ty(*error), Ty::Error(class) if self.is_system_error(*class)))
        });
        let is_made = self.program.exprs.iter().any(|it| {
            matches!(&it.kind, Kind::Call(func, _)
                if exceptions::class_of(self.program, *func).is_some_and(|it| self.is_system_error(it)))
        });
        let own = self.program.classes.iter().map(|it| Exc::Own(it.id));
        let has_own = own.into_iter().any(|it| self.is_system_error(it));
        let is_waited = self.program.has_threads || self.program.funcs.iter().any(|it| it.is_async);
        self.keeps_refusals =
            is_asked && !is_made && !has_own && !is_waited && !self.raises_system_class();
    }

    /// Whether a class is `OSError` or is derived from it.
    fn is_system_error(&self, class: Exc) -> bool {
        exceptions::catches(self.program, OS_ERROR, class)
    }

    /// Whether `raise FileNotFoundError` stands somewhere: of what is made with nothing, nothing can be asked.
    fn raises_system_class(&self) -> bool {
        self.raises_bare(|it| self.is_system_error(it))
    }

    /// Whether a class of some kind is raised as it is, which makes an exception of nothing.
    pub(super) fn raises_bare(&self, is_asked: impl Fn(Exc) -> bool) -> bool {
        let mut rest: Vec<&Suite<'_>> = self.program.funcs.iter().map(|it| &it.body).collect();
        while let Some(suite) = rest.pop() {
            for stmt in &suite.body {
                if let StmtKind::Raise(Some(raised), _) = stmt.kind
                    && exceptions::class_of(self.program, raised).is_some_and(&is_asked)
                {
                    return true;
                }
                rest.extend(stmt.suites());
            }
        }
        false
    }

    /// Whether errors of a class are made by the system, which makes them with a number and a reason.
    pub(in crate::translation) fn may_be_of_system(&self, class: Exc) -> bool {
        let is_there =
            |it: &Exc| self.is_system_error(*it) && exceptions::catches(self.program, class, *it);
        self.variants.keys().any(is_there)
            && self.program.exprs.iter().any(|it| match &it.kind {
                Kind::Builtin(name) => name == "open",
                Kind::Import(name) => ["os.", "shutil.", "pathlib.", "subprocess."]
                    .iter()
                    .any(|of| name.starts_with(of)),
                _ => false,
            })
    }

    /// Whether the variant of a class holds what the system said.
    pub(super) fn is_refusal(&self, class: Exc) -> bool {
        self.keeps_refusals && self.is_system_error(class)
    }

    /// Writes what gives what the system said.
    pub(super) fn write_refusal(&mut self, variants: &[(Exc, String)]) {
        let holding: Vec<String> = variants
            .iter()
            .filter(|(class, _)| self.is_refusal(*class))
            .map(|(_, variant)| format!("Self::{variant}(refusal)"))
            .collect();
        if holding.is_empty() {
            return;
        }
        let are_all = holding.len() == variants.len();
        self.out.line("/// What the system said.");
        self.out.line("fn refusal(&self) -> &Refusal {");
        self.out.line("match self {");
        self.out
            .line(format!("{} => refusal,", holding.join(" | ")));
        if !are_all {
            self.out
                .line("other => unreachable!(\"not of the system: {other}\"),");
        }
        self.out.line("}");
        self.out.line("}");
    }

    /// `error.errno` and its like.
    pub(super) fn refusal_attribute(
        &self,
        class: Exc,
        place: &str,
        name: &str,
    ) -> Option<Res<Code>> {
        let (_, field) = FIELDS.iter().find(|it| it.0 == name)?;
        if !self.is_system_error(class) {
            return None;
        }
        if !self.keeps_refusals {
            return Some(refuse(
                "what an error says of the system, where the file makes some",
            ));
        }
        let text = format!("{place}.refusal().{field}");
        Some(Ok(if name == "errno" {
            Code::tight(text, Ty::Int)
        } else {
            Code::tight(text, Ty::Str).held(Form::Place)
        }))
    }
}
