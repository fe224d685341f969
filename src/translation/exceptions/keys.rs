//! What a `KeyError` was made with: `error.args[0]` is the key, while `str(error)` is its `repr`. Where somebody asks for
//! the key, the error holds that, and shows its `repr`.

use crate::translation::translator::Translator;
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{Kind, StmtKind};
use crate::types::ty::Ty;

const KEY: Exc = Exc::Builtin("KeyError");

impl Translator<'_, '_> {
    /// Whether errors of a class have their text by themselves, and it is a key.
    fn is_plain_key(&self, class: Exc) -> bool {
        exceptions::catches(self.program, KEY, class) && !self.has_own_struct(class)
    }

    /// Whether a handler may get one that holds a key.
    fn may_be_key(&self, class: Exc) -> bool {
        self.variants
            .keys()
            .any(|it| exceptions::catches(self.program, class, *it) && self.is_plain_key(*it))
    }

    /// Whether what a `KeyError` was made with is asked for, and that is a text for each of them.
    pub(super) fn asks_for_keys(&self) -> bool {
        let program = self.program;
        let is_asked = program.exprs.iter().any(|it| match &it.kind {
            Kind::Attribute(error, name) if name == "args" => match self.ty(*error) {
                Ty::Error(class) => self.may_be_key(*class),
                _ => false,
            },
            _ => false,
        });
        is_asked
            && program.exprs.iter().all(|it| match &it.kind {
                Kind::Call(func, arguments) => {
                    exceptions::class_of(program, *func).is_none_or(|made| {
                        !self.is_plain_key(made)
                            || matches!(arguments.as_slice(), [one] if self.ty(one.value).is_text())
                    })
                }
                _ => true,
            })
            && !self.raises_plain_class()
    }

    /// Whether `raise KeyError` stands somewhere: it is made with nothing.
    fn raises_plain_class(&self) -> bool {
        let mut found = false;
        let bodies = self.program.funcs.iter().map(|it| &it.body);
        for body in bodies {
            let mut rest: Vec<_> = body.body.iter().collect();
            while let Some(stmt) = rest.pop() {
                if let StmtKind::Raise(Some(raised), _) = stmt.kind {
                    let class = exceptions::class_of(self.program, raised);
                    found |= class.is_some_and(|it| self.is_plain_key(it));
                }
                rest.extend(stmt.suites().into_iter().flat_map(|it| &it.body));
            }
        }
        found
    }

    /// How a variant that holds a text is shown.
    pub(super) fn shown_variant(&mut self, class: Exc) -> String {
        if self.keeps_keys && self.is_plain_key(class) {
            let helper = self.helper("text_repr");
            return format!("#[error(\"{{}}\", {helper}(.0))]");
        }
        "#[error(\"{0}\")]".to_owned()
    }

    /// Writes what gives the text that an error was made with.
    pub(super) fn write_made_with(&mut self, variants: &[(Exc, String)]) {
        let keys: Vec<String> = variants
            .iter()
            .filter(|(class, _)| self.is_plain_key(*class))
            .map(|(_, variant)| format!("Self::{variant}(text)"))
            .collect();
        let are_all = keys.len() == variants.len();
        self.out.line("/// The text that it was made with.");
        self.out.line("fn argument(&self) -> String {");
        self.out.line("match self {");
        self.out
            .line(format!("{} => text.clone(),", keys.join(" | ")));
        if !are_all {
            self.out.line("other => other.to_string(),");
        }
        self.out.line("}");
        self.out.line("}");
    }

    /// The text that an error of a class was made with, where each of them was made with one.
    pub(in crate::translation) fn made_with(&self, class: Exc, error: &str) -> String {
        if self.keeps_keys && self.may_be_key(class) {
            format!("{error}.argument()")
        } else {
            format!("{error}.to_string()")
        }
    }

    /// The types of what `error.args` holds.
    pub(super) fn ty_of_args(&self, class: Exc) -> Vec<Ty> {
        match exceptions::field(self.program, self.types, class, "args") {
            Ty::Tuple(types) => types,
            _ => Vec::new(),
        }
    }
}
