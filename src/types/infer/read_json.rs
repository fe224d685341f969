//! JSON that a program reads: what it has written itself, it knows the type of.

use super::Infer;
use crate::types::ir::{ExprId, Kind, Program};
use crate::types::ty::Ty;

/// What a program writes as JSON; nothing if it may read other texts of JSON, too: those that stand in it.
pub(super) fn written(program: &Program<'_>) -> Vec<ExprId> {
    let is_text = |text: &str| {
        let text = text.trim_start();
        text.starts_with('{') || text.starts_with('[') && text.contains('"')
    };
    let has_texts = program
        .exprs
        .iter()
        .any(|it| matches!(&it.kind, Kind::Str(text) if is_text(text)));
    if has_texts {
        return Vec::new();
    }
    let mut found = Vec::new();
    for expr in &program.exprs {
        if let Kind::Call(func, arguments) = &expr.kind
            && let Kind::Import(name) = program.kind(*func)
            && matches!(name.as_str(), "json.dump" | "json.dumps")
            && let Some(first) = arguments.first()
        {
            found.push(first.value);
        }
    }
    found
}

/// Whether a program reads JSON.
pub(super) fn reads(program: &Program<'_>) -> bool {
    program.exprs.iter().any(|it| {
        matches!(&it.kind, Kind::Import(name)
            if matches!(name.as_str(), "json.load" | "json.loads"))
    })
}

impl Infer<'_, '_, '_> {
    /// Whether it is JSON that is read: what its place holds else says what it is, and it is checked for that.
    pub(super) fn is_read_json(&self, kind: &Kind) -> bool {
        matches!(kind, Kind::Call(func, _) if matches!(self.program.kind(*func), Kind::Import(name)
            if matches!(name.as_str(), "json.loads" | "json.load")))
    }

    /// What JSON is that is read back, if it is known what was written: the draft checks that it is.
    pub(super) fn read_json(&self, call: ExprId) -> Ty {
        let is_plain = |ty: &Ty| {
            ty.is_known()
                && matches!(ty, Ty::List(_) | Ty::Dict(..) | Ty::Instance(_))
                && !ty.any(&|it| {
                    matches!(
                        it,
                        Ty::Tuple(_) | Ty::Tuples(_) | Ty::Set(_) | Ty::Union(_) | Ty::Real
                    ) || matches!(it, Ty::Dict(key, ..) if !key.is_text() && **key != Ty::Int)
                })
        };
        let ty = match self.program.read_back.get(&call) {
            None => return Ty::Unknown,
            Some(Some(written)) => self.types.of(*written),
            Some(None) => {
                let mut all = self.written.iter().map(|it| self.types.of(*it));
                let Some(first) = all.next() else {
                    return Ty::Unknown;
                };
                if !all.all(|it| it == first) {
                    return Ty::Unknown;
                }
                first
            }
        };
        if !is_plain(ty) {
            return Ty::Unknown;
        }
        // All keys of JSON are texts.
        owned(ty).map(&|it| match it {
            Ty::Dict(_, value, kind) => Ty::Dict(Box::new(Ty::Str), value, kind),
            it => it,
        })
    }
}

/// What is read owns its texts, and a dict of it inserts nothing.
pub(super) fn owned(ty: &Ty) -> Ty {
    ty.map(&|it| match it {
        it if it.is_text() => Ty::Str,
        Ty::Dict(key, value, _) => Ty::Dict(key, value, crate::types::ty::DictKind::Plain),
        it => it,
    })
}
