//! Calls of what is imported, and `isinstance`.

use super::code::Code;
use super::collections::heap_key;
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
            ("math.sqrt", [of]) => {
                let code = self.number(*of, &Ty::Float)?;
                let helper = self.helper("square_root");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Float))
            }
            ("math.floor" | "math.ceil" | "math.trunc", [of]) => {
                if *self.ty(*of) == Ty::Int {
                    return self.value(*of, &Ty::Int);
                }
                let code = self.number(*of, &Ty::Float)?;
                let method = &name[5..];
                let helper = self.helper("truncate");
                Ok(Code::tight(
                    format!(
                        "{helper}({}.{method}())",
                        super::numbers::float_receiver(&code)
                    ),
                    Ty::Int,
                ))
            }
            ("math.gcd", all) => self.folded_divisors("gcd", all),
            ("math.lcm", all) => self.folded_divisors("lcm", all),
            ("math.prod", [over]) => self.product(*over),
            ("math.isqrt", [of]) => {
                let code = self.number(*of, &Ty::Int)?;
                Ok(Code::tight(format!("{}.isqrt()", code.receiver()), Ty::Int))
            }
            ("math.factorial", [of]) => {
                let code = self.number(*of, &Ty::Int)?;
                let helper = self.helper("factorial");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Int))
            }
            ("math.fabs", [of]) => {
                let code = self.number(*of, &Ty::Float)?;
                Ok(Code::tight(
                    format!("{}.abs()", super::numbers::float_receiver(&code)),
                    Ty::Float,
                ))
            }
            ("math.sin" | "math.cos" | "math.tan" | "math.atan" | "math.exp", [of]) => {
                let code = self.number(*of, &Ty::Float)?;
                Ok(Code::tight(
                    format!("{}.{}()", super::numbers::float_receiver(&code), &name[5..]),
                    Ty::Float,
                ))
            }
            ("math.log" | "math.log2" | "math.log10", [of]) => {
                let code = self.number(*of, &Ty::Float)?;
                let helper = self.helper(match name {
                    "math.log" => "logarithm",
                    "math.log2" => "logarithm_2",
                    _ => "logarithm_10",
                });
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Float))
            }
            ("math.log", [of, base]) => {
                let of = self.number(*of, &Ty::Float)?;
                let base = self.number(*base, &Ty::Float)?;
                let helper = self.helper("logarithm_to");
                Ok(Code::tight(
                    format!("{helper}({}, {})", of.text, base.text),
                    Ty::Float,
                ))
            }
            ("math.pow", [a, b]) => {
                let (a, b) = (self.number(*a, &Ty::Float)?, self.number(*b, &Ty::Float)?);
                let helper = self.helper("power_float");
                Ok(Code::tight(
                    format!("{helper}({}, {})", a.text, b.text),
                    Ty::Float,
                ))
            }
            ("math.hypot", [a, b]) => {
                let (a, b) = (self.number(*a, &Ty::Float)?, self.number(*b, &Ty::Float)?);
                Ok(Code::tight(
                    format!("{}.hypot({})", super::numbers::float_receiver(&a), b.text),
                    Ty::Float,
                ))
            }
            ("heapq.heappush" | "heapq.heappushpop" | "heapq.heapreplace", [heap, item]) => {
                let of = self.ty(*heap).item();
                let key = heap_key(&of).filter(|_| name == "heapq.heappush");
                if key.is_none() {
                    self.check_heap(&of)?;
                }
                let item = self.value(*item, &of)?;
                let list = Ty::list(of.clone());
                let heap = self.changing(*heap, &list)?;
                if let Some(key) = key {
                    let helper = self.helper("heap_push_by_key");
                    let text = format!("{helper}({heap}, {}, {key})", item.text);
                    return Ok(Code::tight(text, Ty::None));
                }
                let helper = match name {
                    "heapq.heappush" => "heap_push",
                    "heapq.heappushpop" => "heap_push_pop",
                    _ => "heap_replace",
                };
                let helper = self.helper(helper);
                let ty = if name == "heapq.heappush" {
                    Ty::None
                } else {
                    of
                };
                Ok(Code::tight(format!("{helper}({heap}, {})", item.text), ty))
            }
            ("heapq.heappop" | "heapq.heapify", [heap]) => {
                let of = self.ty(*heap).item();
                let key = heap_key(&of).filter(|_| name == "heapq.heappop");
                if key.is_none() {
                    self.check_heap(&of)?;
                }
                let list = Ty::list(of.clone());
                let heap = self.changing(*heap, &list)?;
                if let Some(key) = key {
                    let helper = self.helper("heap_pop_by_key");
                    return Ok(Code::tight(format!("{helper}({heap}, {key})"), of));
                }
                let (helper, ty) = if name == "heapq.heappop" {
                    ("heap_pop", of)
                } else {
                    ("heapify", Ty::None)
                };
                let helper = self.helper(helper);
                Ok(Code::tight(format!("{helper}({heap})"), ty))
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
            ("heapq.nsmallest" | "heapq.nlargest", [count, over]) => {
                let of = self.item_type(*over);
                if !super::sort_keys::is_sortable(&of) || of.has_float() || !self.has_rust(&of) {
                    return refuse("an order of these types");
                }
                let seq = self.iterate(*over)?;
                if seq.is_unordered {
                    self.check_order(&of)?;
                }
                let items = self.owned_items(seq, &of)?;
                let count = self.count_or_times(*count)?;
                let sort = if name == "heapq.nsmallest" {
                    "sort()".to_owned()
                } else {
                    self.import("std::cmp::Reverse");
                    if of.is_copy() {
                        "sort_by_key(|&it| Reverse(it))".to_owned()
                    } else {
                        "sort_by_key(|it| Reverse(it.clone()))".to_owned()
                    }
                };
                let rust = self.rust_type(&of);
                let text = format!(
                    "{{ let mut sorted = {items}.collect::<Vec<{rust}>>(); sorted.{sort}; sorted.truncate({count}); sorted }}"
                );
                Ok(Code::new(text, super::code::Prec::Loose, Ty::list(of)))
            }
            ("bisect.bisect" | "bisect.bisect_left" | "bisect.bisect_right", [list, item]) => {
                let of = self.ty(*list).item();
                let wanted = self.ty(*item).clone();
                let is_same = wanted == of || of == Ty::Float && wanted == Ty::Int;
                if !super::sort_keys::is_sortable(&of) || !is_same || !of.is_copy() {
                    return refuse("an order of these types");
                }
                let sign = if name == "bisect.bisect_left" {
                    "<"
                } else {
                    "<="
                };
                let item = self.value(*item, &of)?;
                let list = self.searched(*list)?;
                Ok(Code::usize(
                    format!(
                        "{list}.partition_point(|&it| it {sign} {})",
                        item.at_least(super::code::Prec::BitOr)
                    ),
                    super::code::Prec::Postfix,
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
