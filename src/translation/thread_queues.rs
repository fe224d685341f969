//! The queues of `queue`, which threads share.

use super::code::{Code, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::{Handle, Ty};

/// How long a method of a queue waits.
enum Patience {
    Endless,
    /// Not at all.
    None,
    /// So many seconds.
    Seconds(ExprId),
}

/// What stands for the queues of a kind: the first to come, the last to come, or the least leaves first.
fn helper_of(handle: Handle) -> &'static str {
    match handle {
        Handle::Stack => "Stack",
        Handle::Heap => "Heap",
        Handle::Queue | Handle::Future => "Queue",
    }
}

/// Whether a class of the library makes such a queue.
pub(super) fn is_queue(name: &str) -> bool {
    matches!(
        name,
        "queue.Queue"
            | "queue.SimpleQueue"
            | "queue.LifoQueue"
            | "queue.PriorityQueue"
            | "multiprocessing.Queue"
            | "multiprocessing.SimpleQueue"
            | "multiprocessing.JoinableQueue"
    )
}

impl Translator<'_, '_> {
    /// The type of a queue.
    pub(super) fn queue_type(&mut self, handle: Handle, item: &str) -> String {
        let helper = self.helper(helper_of(handle));
        format!("{helper}<{item}>")
    }

    /// `queue.Queue(..)` and the like.
    pub(super) fn made_thread_queue(&mut self, arguments: &[Argument], ty: &Ty) -> Res<Code> {
        if !self.has_known_rust(ty) {
            return refuse(unknown(ty));
        }
        let Ty::Handle(handle, item) = ty else {
            return refuse(unknown(ty));
        };
        if *handle == Handle::Heap {
            self.check_heap(item)?;
        }
        let most = match arguments {
            [] => None,
            [one] if one.stars == 0 && one.name.as_deref().is_none_or(|it| it == "maxsize") => {
                Some(one.value)
            }
            _ => return refuse("a queue with these arguments"),
        };
        let most = match most {
            None => "usize::MAX".to_owned(),
            Some(most) => match self.kind(most) {
                Kind::Int(..=0) => "usize::MAX".to_owned(),
                Kind::Int(most) => most.to_string(),
                _ => return refuse("a queue whose size is computed"),
            },
        };
        let item = self.rust_type(item);
        let helper = self.helper(helper_of(*handle));
        Ok(Code::tight(
            format!("{helper}::<{item}>::new({most})"),
            ty.clone(),
        ))
    }

    /// A method of such a queue.
    pub(super) fn thread_queue_method(
        &mut self,
        object: ExprId,
        (handle, item): (Handle, &Ty),
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if !self.has_known_rust(item) {
            return refuse(unknown(item));
        }
        if handle == Handle::Heap {
            self.check_heap(item)?;
        }
        let (value, rest) = match (name, arguments) {
            ("put" | "put_nowait", [value, rest @ ..])
                if value.stars == 0 && value.name.as_deref().is_none_or(|it| it == "item") =>
            {
                (Some(value.value), rest)
            }
            ("put" | "put_nowait", _) => return refuse("put with these arguments"),
            (_, rest) => (None, rest),
        };
        let patience = self.patience(name, rest)?;
        let queue = self.expr(object)?;
        if matches!(queue.ty, Ty::Option(_)) {
            return refuse("a queue that may be None");
        }
        let receiver = queue.receiver();
        let value = value.map(|it| self.value(it, item)).transpose()?;
        let value = value.map_or_else(String::new, |it| it.text);
        let (method, given, ty) = match (name, &patience) {
            ("put", Patience::Endless) => ("put", value, Ty::None),
            ("put" | "put_nowait", Patience::Seconds(seconds)) => {
                let seconds = self.value(*seconds, &Ty::Float)?;
                ("put_within", format!("{value}, {}", seconds.text), Ty::None)
            }
            ("put" | "put_nowait", _) => ("put_now", value, Ty::None),
            ("get", Patience::Endless) => ("get", value, item.clone()),
            ("get" | "get_nowait", Patience::Seconds(seconds)) => {
                let seconds = self.value(*seconds, &Ty::Float)?;
                ("get_within", seconds.text, item.clone())
            }
            ("get" | "get_nowait", _) => ("get_now", value, item.clone()),
            ("task_done", _) => ("task_done", value, Ty::None),
            ("join", _) => ("join", value, Ty::None),
            ("qsize", _) => ("len", value, Ty::Int),
            ("empty", _) => ("is_empty", value, Ty::Bool),
            ("full", _) => ("is_full", value, Ty::Bool),
            _ => return refuse(format!("{name} of a queue")),
        };
        if let Some(part) = super::helpers::part(helper_of(handle), method) {
            self.helper(part);
        }
        let text = format!("{receiver}.{method}({given})");
        Ok(match method {
            "len" => Code::usize(text, Prec::Postfix),
            "put_now" | "put_within" => Code::tight(format!("{text}.expect(\"queue.Full\")"), ty),
            "get_now" | "get_within" => Code::tight(format!("{text}.expect(\"queue.Empty\")"), ty),
            _ => Code::tight(text, ty),
        })
    }

    /// How long a method waits by its arguments.
    fn patience(&self, name: &str, rest: &[Argument]) -> Res<Patience> {
        let (mut blocks, mut timeout) = (true, None);
        for (at, argument) in rest.iter().enumerate() {
            let is_none = matches!(self.kind(argument.value), Kind::None);
            match (argument.name.as_deref(), at, self.kind(argument.value)) {
                _ if argument.stars > 0 || !matches!(name, "put" | "get") => {
                    return refuse(format!("{name} of a queue with these arguments"));
                }
                (Some("block"), _, Kind::Bool(waits)) | (None, 0, Kind::Bool(waits)) => {
                    blocks = *waits;
                }
                (Some("timeout"), ..) | (None, 1, _) if !is_none => {
                    timeout = Some(argument.value);
                }
                (Some("timeout"), ..) | (None, 1, _) => {}
                _ => return refuse(format!("{name} of a queue with these arguments")),
            }
        }
        Ok(match timeout {
            _ if name.ends_with("_nowait") || !blocks => Patience::None,
            Some(seconds) => Patience::Seconds(seconds),
            None => Patience::Endless,
        })
    }
}
