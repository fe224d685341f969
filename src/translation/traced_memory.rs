//! `tracemalloc`: how much memory a program uses, counted by its allocator.

use super::DecisionKind;
use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether memory is asked for behind the end of tracing, or in another function.
    pub(super) fn asks_traced_after(&self, stop: ExprId) -> bool {
        let end = self.program.expr(stop);
        let func = self.program.blocks[end.block.at()].func;
        self.program.exprs.iter().any(|it| {
            matches!(&it.kind, Kind::Import(name) if name.starts_with("tracemalloc.")
                && name != "tracemalloc.stop")
                && (it.position > end.position || self.program.blocks[it.block.at()].func != func)
        })
    }

    /// A function of the module `tracemalloc`.
    pub(super) fn traced_memory(&mut self, name: &str, arguments: &[Argument]) -> Res<Code> {
        if !arguments.is_empty() {
            return refuse(format!("tracemalloc.{name} with these arguments"));
        }
        let code = match name {
            "start" => {
                self.decide(
                    self.out.origin.unwrap_or(1),
                    DecisionKind::Dynamic,
                    "what tracemalloc counts is the memory of the program as it is in Rust, counted by an \
                     allocator of its own from there on: another number than Python's"
                        .to_owned(),
                );
                let helper = self.helper("trace_memory");
                Code::tight(format!("{helper}()"), Ty::None)
            }
            "reset_peak" => Code::tight("ALLOCATOR.reset_peak_usage()", Ty::None),
            "get_traced_memory" => {
                let helper = self.helper("traced_memory");
                Code::tight(format!("{helper}()"), traced())
            }
            _ => return refuse(format!("tracemalloc.{name} has no phrase yet")),
        };
        self.helper("trace_memory");
        self.need_crate("peak_alloc", "0.3", &[]);
        Ok(code)
    }
}

/// What is allocated now, and the most that was.
pub(super) fn traced() -> Ty {
    Ty::Tuple(vec![Ty::Int, Ty::Int])
}
