//! Records: classes whose instances are dicts in Python.

use super::super::DecisionKind;
use super::super::code::{Code, Form};
use super::super::format::Template;
use super::super::translator::{Res, Translator, refuse};
use crate::types::class_form::Key;
use crate::types::ir::ClassId;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether a class stands for dicts, without a class in Python.
    pub(in super::super) fn is_record(&self, class: ClassId) -> bool {
        let class = &self.program.classes[class.at()];
        class.keys.is_some() && class.def.is_none()
    }

    /// Tells that dicts of mixed values are a struct.
    pub(super) fn decide_on_keys(&mut self, class: ClassId) {
        let Some(keys) = self.program.classes[class.at()].keys.clone() else {
            return;
        };
        let quoted = |keys: &mut dyn Iterator<Item = &Key>| {
            let keys: Vec<String> = keys.map(|it| format!("'{}'", it.text)).collect();
            keys.join(", ")
        };
        let name = self.class_name(class);
        let mut text = format!(
            "dicts with the keys {} are the struct {name}",
            quoted(&mut keys.all.iter())
        );
        if !keys.are_always_there() {
            let sometimes = quoted(&mut keys.all.iter().filter(|it| it.is_sometimes));
            text += &format!(", where {sometimes} may be missing: an Option");
        }
        let line = self.program.classes[class.at()].line;
        self.decide(line, DecisionKind::MixedValues, text);
    }

    /// `impl Display` as Python shows a dict.
    pub(super) fn write_record_display(&mut self, class: ClassId, name: &str) -> Res<()> {
        let Some(keys) = self.program.classes[class.at()].keys.clone() else {
            return refuse("a dict of no keys");
        };
        let always = keys.all.iter().take_while(|it| !it.is_sometimes).count();
        if always == 0 {
            return refuse("a dict whose first key may not be there");
        }
        let mut lines = Vec::new();
        let mut template = Template::default();
        template.text("{");
        for (at, key) in keys.all.iter().enumerate() {
            let Some(ty) = self.field_type(class, &key.field) else {
                return refuse("a field that is not there");
            };
            let before = if at > 0 { ", " } else { "" };
            let code = self.shown_field(class, &key.field, ty)?;
            if let Some(presence) = key.presence() {
                let test = self.shown_field(class, &presence, Ty::Bool)?;
                if !template.is_empty() {
                    let written = std::mem::take(&mut template);
                    lines.push(format!("write!(f, {})?;", written.inside()));
                }
                let mut own = Template::default();
                own.text(&format!(", '{}': ", key.text));
                self.show_repr(code, &mut own)?;
                lines.push(format!("if {} {{", test.text));
                lines.push(format!("write!(f, {})?;", own.inside()));
                lines.push("}".to_owned());
                continue;
            }
            if !key.is_sometimes {
                template.text(&format!("{before}'{}': ", key.text));
                self.show_repr(code, &mut template)?;
                continue;
            }
            if !template.is_empty() {
                let written = std::mem::take(&mut template);
                lines.push(format!("write!(f, {})?;", written.inside()));
            }
            let Ty::Option(of) = code.ty.clone() else {
                return refuse("a key that is not known to be missing");
            };
            let (text, form) = if of.is_copy() {
                (code.text, Form::Value)
            } else {
                (self.reference(code).text, Form::Ref)
            };
            let item = self.field_name(class, &key.field);
            let mut own = Template::default();
            own.text(&format!(", '{}': ", key.text));
            self.show_repr(Code::tight(item.clone(), *of).held(form), &mut own)?;
            lines.push(format!("if let Some({item}) = {text} {{"));
            lines.push(format!("write!(f, {})?;", own.inside()));
            lines.push("}".to_owned());
        }
        template.text("}");
        lines.push(format!("write!(f, {})", template.inside()));
        self.out.line(format!("impl fmt::Display for {name} {{"));
        self.out
            .line("fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {");
        lines.into_iter().for_each(|it| self.out.line(it));
        self.out.line("}");
        self.out.line("}");
        Ok(())
    }
}
