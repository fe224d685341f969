//! Connections between tasks, over a socket: `open_connection`, `start_server`, and both ends of what these give.

use super::super::code::{Code, Form, holds_guard};
use super::super::translator::{Res, Translator, refuse};
use crate::rust::taken::{THERE, taken};
use crate::types::exceptions::Exc;
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

const INCOMPLETE: Exc = Exc::Builtin("IncompleteReadError");

impl Translator<'_, '_> {
    /// The crate that sockets come from, beside tasks.
    fn need_sockets(&mut self) {
        self.need_tokio();
        self.need_crate("tokio", "1", &["macros", "net", "rt", "sync", "time"]);
    }

    /// The type of an end of a connection, or of a server.
    pub(super) fn connection_type(&mut self, of: &str) -> String {
        self.need_sockets();
        self.import("std::rc::Rc");
        let helper = self.helper(match of {
            "asyncio.StreamReader" => "StreamReader",
            "asyncio.StreamWriter" => "StreamWriter",
            _ => "StreamServer",
        });
        format!("Rc<{helper}>")
    }

    /// `await open_connection(host, port)`, `await start_server(host, port)`.
    pub(super) fn connected(
        &mut self,
        id: ExprId,
        name: &str,
        arguments: &[Argument],
        ty: Ty,
    ) -> Res<Code> {
        let (mut host, mut port) = (None, None);
        for (at, argument) in arguments.iter().enumerate() {
            match (argument.name.as_deref(), at) {
                _ if argument.stars > 0 => return refuse("a connection with these arguments"),
                (Some("host"), _) | (None, 0) => host = Some(argument.value),
                (Some("port"), _) | (None, 1) => port = Some(argument.value),
                _ => return refuse("a connection with these arguments"),
            }
        }
        let (Some(host), Some(port)) = (host, port) else {
            return refuse("a connection without a host and a port");
        };
        if !self.ty(host).is_text() || *self.ty(port) != Ty::Int {
            return refuse("a connection of this kind");
        }
        // Of a name Python says what all of its addresses came to.
        let is_number = matches!(self.kind(host), Kind::Str(of)
            if of.parse::<std::net::Ipv4Addr>().is_ok());
        let is_failing = self.is_failing(id);
        if is_failing && !is_number {
            return refuse("an error of a connection to what has a name");
        }
        self.need_sockets();
        let host = self.borrowed(host, &Ty::Str)?.text;
        let port = self.value(port, &Ty::Int)?.text;
        if holds_guard(&host) || holds_guard(&port) {
            return refuse("a connection to what others change");
        }
        let text = if name == "open_connection" {
            let helper = self.helper("connect");
            if is_failing {
                let variant = self.error_variant(Exc::Builtin("ConnectionRefusedError"))?;
                format!("{helper}({host}, {port}).await.map_err({variant})?")
            } else {
                format!("{helper}({host}, {port}).await.expect(\"the server takes connections\")")
            }
        } else {
            self.import("std::rc::Rc");
            let helper = self.helper("StreamServer");
            format!("Rc::new({helper}::bind({host}, {port}).await.expect(\"the address is free\"))")
        };
        Ok(Code::tight(text, ty))
    }

    /// The end of a connection that a method is asked of.
    fn connection(&mut self, object: ExprId) -> Res<String> {
        let code = self.expr(object)?;
        let receiver = code.receiver();
        Ok(match code.ty {
            Ty::Option(_) => taken(&receiver, ".as_ref()", THERE),
            _ => receiver,
        })
    }

    /// A method of a connection that is awaited, as far as its future; the awaited call says what it raises.
    pub(super) fn awaitable_of_connection(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<String> {
        let of = self.ty(object).some().clone();
        let plain = self.plain(arguments)?;
        let receiver = self.connection(object)?;
        // Nobody looks into the field that has it while it is waited for.
        let (head, receiver) = if holds_guard(&receiver) {
            let place = receiver.replace(".as_ref().expect(", ".clone().expect(");
            let place = match self.ty(object) {
                Ty::Option(_) => place,
                _ => format!("{place}.clone()"),
            };
            let end = self.fresh("connection");
            (format!("let {end} = {place}; "), end)
        } else {
            (String::new(), receiver)
        };
        let text = match (&of, name, plain.as_slice()) {
            (Ty::Foreign("asyncio.StreamReader"), "readline", []) => {
                self.helper("StreamReader::readline");
                format!("{receiver}.readline()")
            }
            (Ty::Foreign("asyncio.StreamReader"), "read", []) => {
                self.helper("StreamReader::read_all");
                format!("{receiver}.read_all()")
            }
            (Ty::Foreign("asyncio.StreamReader"), "read", [all]) if self.is_minus_one(*all) => {
                self.helper("StreamReader::read_all");
                format!("{receiver}.read_all()")
            }
            (Ty::Foreign("asyncio.StreamReader"), "read", [most]) => {
                self.helper("StreamReader::read_some");
                let most = self.count_of_bytes(*most)?;
                format!("{receiver}.read_some({most})")
            }
            (Ty::Foreign("asyncio.StreamReader"), "readexactly", [count]) => {
                self.helper("StreamReader::read_exactly");
                let count = self.count_of_bytes(*count)?;
                format!("{receiver}.read_exactly({count})")
            }
            (Ty::Foreign("asyncio.StreamReader"), "readuntil", rest) => {
                self.helper("StreamReader::read_until");
                let separator = match rest {
                    [] => "b\"\\n\"".to_owned(),
                    [separator] => self.borrowed(*separator, &Ty::Bytes)?.text,
                    _ => return refuse("readuntil with these arguments"),
                };
                format!("{receiver}.read_until({separator})")
            }
            (Ty::Foreign("asyncio.StreamWriter"), "drain", []) => format!("{receiver}.drain()"),
            (Ty::Foreign("asyncio.StreamWriter"), "wait_closed", []) => {
                self.helper("StreamWriter::wait_closed");
                format!("{receiver}.wait_closed()")
            }
            // It has closed, as its socket is its own.
            (Ty::Foreign("asyncio.Server"), "wait_closed", []) => {
                let helper = self.helper("next_turn");
                format!("{helper}()")
            }
            (Ty::Foreign("asyncio.Server"), "start_serving", []) => {
                self.import("std::future::ready");
                "ready(())".to_owned()
            }
            (Ty::Foreign("asyncio.Server"), "serve_forever", []) => {
                self.import("std::future::pending");
                "pending::<()>()".to_owned()
            }
            (Ty::Foreign("asyncio.Server"), "accept", []) => format!("{receiver}.accept()"),
            _ => return refuse(format!("await of {name}")),
        };
        if holds_guard(&text) {
            return refuse("what is asked of a connection, of what others change");
        }
        Ok(head + &text)
    }

    /// What awaiting such a method gives.
    pub(super) fn given_by_connection(
        &mut self,
        id: ExprId,
        name: &str,
        text: &str,
        ty: Ty,
    ) -> Res<Code> {
        if text.starts_with("let ") {
            let (head, text) = text.split_once("; ").unwrap_or(("", text));
            let code = self.given_by_connection(id, name, text, ty)?;
            return Ok(Code::tight(format!("{{ {head}; {} }}", code.text), code.ty));
        }
        if !matches!(name, "readexactly" | "readuntil") {
            return Ok(Code::tight(format!("{text}.await"), ty));
        }
        let raises = self.raises.exprs.get(&id);
        if !raises.is_some_and(|it| it.contains(&INCOMPLETE)) {
            return Ok(Code::tight(
                format!("{text}.await.expect(\"IncompleteReadError\")"),
                ty,
            ));
        }
        let variant = self.error_variant(INCOMPLETE)?;
        Ok(Code::tight(format!("{text}.await.map_err({variant})?"), ty))
    }

    /// A method of a connection or a server that is not awaited.
    pub(super) fn connection_method(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let of = self.ty(object).some().clone();
        let plain = self.plain(arguments)?;
        let receiver = self.connection(object)?;
        let text = match (&of, name, plain.as_slice()) {
            (Ty::Foreign("asyncio.StreamWriter"), "write", [data]) => {
                let data = self.borrowed(*data, &Ty::Bytes)?.text;
                format!("{receiver}.write({data})")
            }
            (Ty::Foreign("asyncio.StreamWriter"), "close" | "write_eof", [])
            | (Ty::Foreign("asyncio.Server"), "close", []) => {
                let method = if name == "write_eof" { "close" } else { name };
                format!("{receiver}.{method}()")
            }
            (Ty::Foreign("asyncio.StreamWriter"), "is_closing", []) => {
                self.helper("StreamWriter::is_closing");
                return Ok(Code::tight(format!("{receiver}.is_closing()"), Ty::Bool));
            }
            (Ty::Foreign("asyncio.StreamReader"), "at_eof", []) => {
                self.helper("StreamReader::is_done");
                return Ok(Code::tight(format!("{receiver}.is_done()"), Ty::Bool));
            }
            (Ty::Foreign("asyncio.Server"), "is_serving", []) => {
                self.helper("StreamServer::is_serving");
                return Ok(Code::tight(format!("{receiver}.is_serving()"), Ty::Bool));
            }
            (Ty::Foreign("asyncio.Server"), "getsockname", []) => {
                self.helper("StreamServer::name");
                let ty = Ty::Tuple(vec![Ty::Str, Ty::Int]);
                return Ok(Code::tight(format!("{receiver}.name()"), ty));
            }
            (Ty::Foreign("asyncio.StreamWriter"), "get_extra_info", [of]) => {
                let (helper, method) = match self.kind(*of) {
                    Kind::Str(of) if of == "peername" => ("StreamWriter::peer", "peer"),
                    Kind::Str(of) if of == "sockname" => ("StreamWriter::own", "own"),
                    _ => return refuse("what is asked of a connection"),
                };
                self.helper(helper);
                let ty = Ty::Tuple(vec![Ty::Str, Ty::Int]);
                return Ok(Code::tight(format!("{receiver}.{method}()"), ty));
            }
            _ => return refuse(format!("{name} of a connection")),
        };
        Ok(Code::tight(text, Ty::None))
    }

    fn is_minus_one(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Int(-1) => true,
            Kind::Unary(rustpython_ast::UnaryOp::USub, of) => {
                matches!(self.kind(*of), Kind::Int(1))
            }
            _ => false,
        }
    }

    /// How many bytes are read.
    fn count_of_bytes(&mut self, count: ExprId) -> Res<String> {
        if let Kind::Int(count @ 0..) = self.kind(count) {
            return Ok(count.to_string());
        }
        let ty = self.ty(count).clone();
        if !matches!(ty, Ty::Int | Ty::BigInt) {
            return refuse("a count that is no int");
        }
        let code = self.value(count, &ty)?;
        let code = match code.form {
            Form::Value => code.text,
            _ => code.receiver(),
        };
        Ok(format!(
            "usize::try_from({code}).expect(\"a count of bytes\")"
        ))
    }
}
