//! Calls of what is imported, and `isinstance`.

use super::code::Code;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn is_instance(&mut self, of: ExprId, class: ExprId) -> Res<Code> {
        // The types say more than the value, which has to be computed all the same.
        if self.is_noticed(of) {
            return refuse("a test that is known before its value is computed");
        }
        if let (Kind::Class(class), Ty::Dyn(root)) = (self.kind(class), self.ty(of)) {
            return self.is_of_class(of, *root, *class);
        }
        if let (Kind::Class(class), Ty::Instance(of) | Ty::Enum(of)) =
            (self.kind(class), self.ty(of))
            && self.program.lineage(*of).contains(class)
        {
            return Ok(Code::tight("true", Ty::Bool));
        }
        if let Some(code) = self.is_one_of(of, class)? {
            return Ok(code);
        }
        let Kind::Builtin(class) = self.kind(class) else {
            return refuse("isinstance of this");
        };
        let answer = match (class.as_str(), self.ty(of)) {
            ("int", Ty::Int | Ty::Bool | Ty::BigInt)
            | ("float", Ty::Float)
            | ("bool", Ty::Bool)
            | ("list", Ty::List(_))
            | ("dict", Ty::Dict(..)) => true,
            ("str", ty) if ty.is_text() => true,
            ("int" | "str" | "list" | "dict", Ty::Float)
            | ("float" | "str" | "list" | "dict" | "bool", Ty::Int) => false,
            ("int" | "float" | "list" | "dict", ty) if ty.is_text() => false,
            ("int" | "float", Ty::Real) => {
                self.helper("Number");
                if !self.has_numbers {
                    self.wants_numbers = true;
                    return refuse("isinstance of a number");
                }
                let variant = if class == "int" { "Int" } else { "Float" };
                let code = self.expr(of)?;
                return Ok(Code::tight(
                    format!("matches!({}, Number::{variant}(_))", code.text),
                    Ty::Bool,
                ));
            }
            _ => return refuse("isinstance of a value of several types"),
        };
        Ok(Code::tight(if answer { "true" } else { "false" }, Ty::Bool))
    }

    pub(super) fn call_import(
        &mut self,
        id: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if name == "dataclasses.replace"
            && let [first, rest @ ..] = arguments
            && let Ty::Instance(class) = self.ty(first.value).clone()
            && matches!(
                self.program.form(class),
                crate::types::class_form::ClassForm::Record(_)
            )
        {
            return self.replaced(first.value, class, rest);
        }
        if let Some(function) = name.strip_prefix("re.") {
            return self.regular_call(id, function, None, arguments);
        }
        let ty = self.ty(id).clone();
        match ty {
            Ty::Foreign("pool") => return self.made_pool(arguments),
            Ty::Handle(..) if super::thread_queues::is_queue(name) => {
                return self.made_thread_queue(arguments, &ty);
            }
            Ty::Foreign("threading.Thread") => return self.made_thread(arguments),
            Ty::Foreign("threading.Timer") => return self.made_timer(arguments),
            _ if name == "concurrent.futures.wait" => return self.waited_futures(arguments, &ty),
            Ty::Foreign(of) if of.starts_with("threading.") => {
                return self.made_by_threading(of, arguments);
            }
            _ => {}
        }
        if name == "decimal.Decimal"
            && let [only] = arguments
            && let Kind::Str(text) = self.kind(only.value)
        {
            return self.literal_decimal(text);
        }
        if name == "decimal.Decimal"
            && let [only] = arguments
            && self.ty(only.value).is_text()
            && only.stars == 0
        {
            return self.decimal_of_text(id, only.value);
        }
        if let Some(function) = name.strip_prefix("tracemalloc.") {
            return self.traced_memory(function, arguments);
        }
        if let "subprocess.run" | "subprocess.check_output" = name {
            return self.run_process(id, name, arguments);
        }
        if let Some(function) = name.strip_prefix("logging.") {
            return self.logging_function(id, function, arguments);
        }
        if let Some(code) = self.path_function(name, arguments) {
            return code;
        }
        if let Some(made) = self.made_date(name, arguments, &ty) {
            return made;
        }
        if let Some(code) = self.system_function(id, name, arguments) {
            return code;
        }
        if let Some(code) = self.keyed(name, arguments, &ty)? {
            return Ok(code);
        }
        let plain = self.plain(arguments)?;
        if let Some(code) = self.environment(name, &plain) {
            return code;
        }
        if name.starts_with("math.")
            && let Some(code) = self.big_math(name, &plain, &ty)?
        {
            return Ok(code);
        }
        match (name, plain.as_slice()) {
            ("time.perf_counter" | "time.monotonic", []) => {
                self.import("std::time::Instant");
                Ok(Code::tight("Instant::now()", Ty::Instant))
            }
            ("functools.reduce", [func, over]) => self.reduced(*func, *over, None, &ty),
            ("functools.reduce", [func, over, start]) => {
                self.reduced(*func, *over, Some(*start), &ty)
            }
            (_, plain) if name.starts_with("math.") => self.math_call(name, plain),
            (_, plain) if name.starts_with("heapq.") || name.starts_with("bisect.") => {
                self.heap_call(name, plain)
            }
            ("random.shuffle", [list]) => {
                let list = self.changing(*list, &self.ty(*list).clone())?;
                let list = list.strip_prefix("&mut ").unwrap_or(&list);
                self.import("rand::seq::SliceRandom as _");
                self.need_crate("rand", "0.10", &[]);
                Ok(Code::tight(
                    format!("{list}.shuffle(&mut rand::rng())"),
                    Ty::None,
                ))
            }
            ("collections.Counter", [over]) => {
                if !self.has_rust(&ty) {
                    return refuse(unknown(&ty));
                }
                let Ty::Dict(key, ..) = &ty else {
                    return refuse(unknown(&ty));
                };
                self.rust_type(&ty);
                // A dict says how often each of its keys comes.
                if matches!(self.ty(*over).some(), Ty::Dict(..)) {
                    let Ty::Dict(of, value, _) = self.ty(*over).clone() else {
                        return refuse("a counter of what may be None");
                    };
                    if of != *key || *value != Ty::Int {
                        return refuse("values of more than one type meet here");
                    }
                    return self.value(*over, &ty);
                }
                let seq = self.iterate(*over)?;
                if seq.is_unordered {
                    return refuse("the order of a set shows");
                }
                let owned = self.owned_items(seq, key)?;
                let helper = self.helper("count_items");
                Ok(Code::tight(format!("{helper}({owned})"), ty))
            }
            ("collections.Counter" | "collections.defaultdict" | "collections.OrderedDict", []) => {
                self.empty_of(&ty)
            }
            ("collections.defaultdict", [factory]) => {
                if !self.makes_default(*factory, &ty) {
                    return refuse("a defaultdict that begins with something else");
                }
                self.empty_of(&ty)
            }
            ("collections.deque", []) => self.empty_of(&ty),
            ("collections.deque", [over]) => {
                if !self.has_rust(&ty) {
                    return refuse(unknown(&ty));
                }
                self.deque_of(*over, &ty)
            }
            ("collections.defaultdict", _) => {
                self.rust_type(&ty);
                if !self.has_rust(&ty) {
                    return refuse(unknown(&ty));
                }
                Ok(Code::tight("IndexMap::new()", ty))
            }

            ("collections.OrderedDict", [over]) => self.dict_of(*over, &ty),
            ("copy.copy", [of]) => self.copy_of(*of, false),
            ("copy.deepcopy", [of]) => self.copy_of(*of, true),
            (name, _) => refuse(format!("{name} has no phrase yet")),
        }
    }
}
