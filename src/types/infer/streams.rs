//! What the ends of a connection of `asyncio` can do, and what takes connections.

use super::given::Given;
use crate::types::ir::{Kind, Program};
use crate::types::ty::Ty;

pub(super) const SERVER: Ty = Ty::Foreign("asyncio.Server");

/// Both ends that one side has.
pub(super) fn connection() -> Ty {
    Ty::Tuple(vec![
        Ty::Foreign("asyncio.StreamReader"),
        Ty::Foreign("asyncio.StreamWriter"),
    ])
}

/// A host and a port.
fn address() -> Ty {
    Ty::Tuple(vec![Ty::Str, Ty::Int])
}

/// What a method gives.
pub(super) fn method(program: &Program<'_>, of: &str, name: &str, given: &Given<'_>) -> Ty {
    match (of, name) {
        ("asyncio.StreamReader", "read" | "readline" | "readexactly" | "readuntil") => {
            coroutine(Ty::Bytes)
        }
        ("asyncio.StreamReader", "at_eof")
        | ("asyncio.StreamWriter", "is_closing" | "can_write_eof")
        | ("asyncio.Server", "is_serving") => Ty::Bool,
        ("asyncio.StreamWriter", "write" | "writelines" | "close" | "write_eof")
        | ("asyncio.Server", "close") => Ty::None,
        ("asyncio.StreamWriter", "drain" | "wait_closed")
        | ("asyncio.Server", "wait_closed" | "serve_forever" | "start_serving") => {
            coroutine(Ty::None)
        }
        ("asyncio.StreamWriter", "get_extra_info") => {
            match given.value(0).map(|it| program.kind(it)) {
                Some(Kind::Str(of)) if matches!(of.as_str(), "peername" | "sockname") => address(),
                _ => Ty::Unknown,
            }
        }
        // Of the socket that it listens on.
        ("asyncio.Server", "getsockname") => address(),
        ("asyncio.Server", "accept") => coroutine(connection()),
        _ => Ty::Unknown,
    }
}

/// A coroutine that runs no function of the file.
pub(super) fn coroutine(of: Ty) -> Ty {
    Ty::Coroutine(Box::new(of), Vec::new())
}
