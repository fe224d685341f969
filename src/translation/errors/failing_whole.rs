//! Integers of floats, `int(x)` and `round(x)`, where a handler sees that there is none.

use super::super::questions::is_one_call;
use super::super::translator::{Res, Translator};
use crate::types::exceptions::Exc;
use crate::types::ir::ExprId;

/// The helpers that stop at what is no number or infinite.
const HELPERS: &[&str] = &["truncate", "round_to_int"];

impl Translator<'_, '_> {
    /// The text of such a call as one that gives an error; nothing if it is none.
    pub(super) fn failing_whole(&mut self, id: ExprId, text: &str) -> Res<Option<String>> {
        let call = HELPERS.iter().find_map(|name| {
            let rest = text.strip_prefix(name)?;
            let inside = rest.strip_prefix('(')?.strip_suffix(')')?;
            is_one_call(rest).then_some((*name, inside.to_owned()))
        });
        let Some((name, mut inside)) = call else {
            return Ok(None);
        };
        for (class, helper, what) in [
            ("OverflowError", "not_infinite", "infinity"),
            ("ValueError", "not_nan", "NaN"),
        ] {
            let seen = self.raises.exprs.get(&id);
            if seen.is_some_and(|it| it.contains(&Exc::Builtin(class))) {
                let helper = self.helper(helper);
                let message = format!("\"cannot convert float {what} to integer\".to_string()");
                inside = self.or_error(&format!("{helper}({inside})"), class, &message)?;
            }
        }
        Ok(Some(format!("{name}({inside})")))
    }
}
