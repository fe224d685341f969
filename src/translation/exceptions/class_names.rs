//! What the class of an error is called in Python.

use crate::translation::code::quoted;
use crate::translation::translator::Translator;

impl Translator<'_, '_> {
    /// Writes how an error names its class, where the enum of errors stands, if anything that was written asks
    /// for it: so it comes behind all that may ask.
    pub(in crate::translation) fn write_class_name(&mut self, is_public: bool) {
        let asks = |line: &String| line.contains(".class_name()");
        let Some((place, has_impl)) = self.unions.class_name_at.take() else {
            return;
        };
        if !self.out.lines.iter().any(asks) {
            return;
        }
        let mark = self.out.mark();
        self.out.origin = self.line_of_errors();
        if !has_impl {
            let line = format!("impl {} {{", self.error_name);
            self.out.line(line);
        }
        let public = if is_public { "pub " } else { "" };
        self.out.line("/// The name of the class in Python.");
        self.out
            .line(format!("{public}fn class_name(&self) -> &'static str {{"));
        self.out.line("match self {");
        let variants: Vec<_> = self
            .variants
            .iter()
            .map(|it| (*it.0, it.1.clone()))
            .collect();
        for (class, variant) in variants {
            let class = quoted(self.python_name(class));
            self.out.line(format!("Self::{variant}(_) => {class},"));
        }
        for _ in 0..if has_impl { 2 } else { 3 } {
            self.out.line("}");
        }
        self.move_up(mark, place);
    }
}
