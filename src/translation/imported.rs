//! Calls of what is imported, and `isinstance`.

use super::code::Code;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn is_instance(&mut self, of: ExprId, class: ExprId) -> Res<Code> {
        if let (Kind::Class(class), Ty::Dyn(root)) = (self.kind(class), self.ty(of)) {
            return self.is_of_class(of, *root, *class);
        }
        if let (Kind::Class(class), Ty::Instance(of) | Ty::Enum(of)) =
            (self.kind(class), self.ty(of))
            && self.program.lineage(*of).contains(class)
        {
            return Ok(Code::tight("true", Ty::Bool));
        }
        let Kind::Builtin(class) = self.kind(class) else {
            return refuse("isinstance of this");
        };
        let answer = match (class.as_str(), self.ty(of)) {
            ("int", Ty::Int | Ty::Bool)
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

    /// A container of `collections` for a place of that type, which knows more of what will be in it.
    pub(super) fn collection_for(
        &mut self,
        name: &str,
        arguments: &[Argument],
        want: &Ty,
    ) -> Option<Res<Code>> {
        let plain = self.plain(arguments).ok()?;
        match (name, plain.as_slice(), want) {
            (
                "collections.Counter" | "collections.defaultdict" | "collections.OrderedDict",
                [],
                Ty::Dict(..),
            )
            | ("collections.deque", [], Ty::Deque(_)) => Some(self.empty_of(want)),
            ("collections.defaultdict", [factory], Ty::Dict(..))
                if self.makes_default(*factory) =>
            {
                Some(self.empty_of(want))
            }
            ("collections.deque", [over], Ty::Deque(_)) => Some(self.deque_of(*over, want)),
            _ => None,
        }
    }

    fn empty_of(&mut self, ty: &Ty) -> Res<Code> {
        if !self.has_rust(ty) {
            return refuse(unknown(ty));
        }
        self.rust_type(ty);
        let text = match ty {
            Ty::Deque(_) => "VecDeque::new()",
            _ => "IndexMap::new()",
        };
        Ok(Code::tight(text, ty.clone()))
    }

    fn deque_of(&mut self, over: ExprId, ty: &Ty) -> Res<Code> {
        let item = ty.item();
        self.rust_type(ty);
        if let Kind::List(items) = self.kind(over)
            && !items
                .iter()
                .any(|it| matches!(self.kind(*it), Kind::Starred(_)))
        {
            if items.is_empty() {
                return self.empty_of(ty);
            }
            let items = self.values(&items.clone(), &item)?;
            let mut code = Code::tight(format!("VecDeque::from([{items}])"), ty.clone());
            code.is_weak = item == Ty::Int;
            return Ok(code);
        }
        let seq = self.iterate(over)?;
        if seq.is_unordered {
            self.check_order(&seq.ty)?;
        }
        let items = self.owned_items(seq, &item)?;
        let rust = self.rust_type(ty);
        Ok(Code::tight(
            format!("{items}.collect::<{rust}>()"),
            ty.clone(),
        ))
    }

    /// Whether what a defaultdict begins with is what `Default` gives.
    fn makes_default(&self, factory: ExprId) -> bool {
        match self.kind(factory) {
            Kind::Builtin(name) => matches!(
                name.as_str(),
                "list" | "int" | "set" | "dict" | "str" | "float" | "bool"
            ),
            Kind::Lambda(lambda) => {
                match self.program.func(*lambda).value.map(|it| self.kind(it)) {
                    Some(Kind::Int(0) | Kind::Bool(false)) => true,
                    Some(Kind::Float(zero)) => *zero == 0.0,
                    Some(Kind::Str(text)) => text.is_empty(),
                    Some(Kind::List(items)) => items.is_empty(),
                    Some(Kind::Dict(items)) => items.is_empty(),
                    Some(Kind::Call(func, arguments)) => {
                        matches!(self.kind(*func), Kind::Import(name) if name == "collections.defaultdict")
                            && arguments.len() == 1
                            && self.makes_default(arguments[0].value)
                            || matches!(self.kind(*func), Kind::Builtin(name)
                            if matches!(name.as_str(), "list" | "dict" | "set"))
                                && arguments.is_empty()
                    }
                    _ => false,
                }
            }
            _ => false,
        }
    }

    /// Refuses a heap of what has no order.
    fn check_heap(&mut self, of: &Ty) -> Res<()> {
        if !super::sorting::is_sortable(of) || !self.has_rust(of) {
            return refuse("an order of these types");
        }
        Ok(())
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
        let plain = self.plain(arguments)?;
        let ty = self.ty(id).clone();
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
                        super::arithmetic::float_receiver(&code)
                    ),
                    Ty::Int,
                ))
            }
            ("math.gcd", [a, b]) => {
                let (a, b) = (self.number(*a, &Ty::Int)?, self.number(*b, &Ty::Int)?);
                let helper = self.helper("gcd");
                Ok(Code::tight(
                    format!("{helper}({}, {})", a.text, b.text),
                    Ty::Int,
                ))
            }
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
                    format!("{}.abs()", super::arithmetic::float_receiver(&code)),
                    Ty::Float,
                ))
            }
            ("math.sin" | "math.cos" | "math.tan" | "math.atan" | "math.exp", [of]) => {
                let code = self.number(*of, &Ty::Float)?;
                Ok(Code::tight(
                    format!(
                        "{}.{}()",
                        super::arithmetic::float_receiver(&code),
                        &name[5..]
                    ),
                    Ty::Float,
                ))
            }
            ("math.hypot", [a, b]) => {
                let (a, b) = (self.number(*a, &Ty::Float)?, self.number(*b, &Ty::Float)?);
                Ok(Code::tight(
                    format!(
                        "{}.hypot({})",
                        super::arithmetic::float_receiver(&a),
                        b.text
                    ),
                    Ty::Float,
                ))
            }
            ("heapq.heappush" | "heapq.heappushpop" | "heapq.heapreplace", [heap, item]) => {
                let of = self.ty(*heap).item();
                self.check_heap(&of)?;
                let item = self.value(*item, &of)?;
                let list = Ty::list(of.clone());
                let heap = self.changing(*heap, &list)?;
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
                self.check_heap(&of)?;
                let list = Ty::list(of.clone());
                let heap = self.changing(*heap, &list)?;
                let (helper, ty) = if name == "heapq.heappop" {
                    ("heap_pop", of)
                } else {
                    ("heapify", Ty::None)
                };
                let helper = self.helper(helper);
                Ok(Code::tight(format!("{helper}({heap})"), ty))
            }
            ("heapq.nsmallest" | "heapq.nlargest", [count, over]) => {
                let of = self.ty(*over).item();
                if !super::sorting::is_sortable(&of) || of.has_float() || !self.has_rust(&of) {
                    return refuse("an order of these types");
                }
                let seq = self.iterate(*over)?;
                if seq.is_unordered {
                    self.check_order(&of)?;
                }
                let items = self.owned_items(seq, &of)?;
                let count = self.count(*count)?;
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
                    "{{ let mut sorted = {items}.collect::<Vec<{rust}>>(); sorted.{sort}; sorted.truncate({}); sorted }}",
                    count.text
                );
                Ok(Code::new(text, super::code::Prec::Loose, Ty::list(of)))
            }
            ("bisect.insort" | "bisect.insort_left" | "bisect.insort_right", [list, item]) => {
                let of = self.ty(*list).item();
                if !super::sorting::is_sortable(&of) || of.has_float() || *self.ty(*item) != of {
                    return refuse("an order of these types");
                }
                let sign = if name == "bisect.insort_left" {
                    "<"
                } else {
                    "<="
                };
                let item = self.value(*item, &of)?;
                let place = self.place(*list)?;
                let name = self.fresh("item");
                let at = self.fresh("at");
                self.out.line(format!("let {name} = {};", item.text));
                self.out.line(format!(
                    "let {at} = {0}.partition_point(|it| *it {sign} {name});",
                    place.receiver()
                ));
                Ok(Code::tight(
                    format!("{}.insert({at}, {name})", place.receiver()),
                    Ty::None,
                ))
            }
            ("bisect.bisect" | "bisect.bisect_left" | "bisect.bisect_right", [list, item]) => {
                let of = self.ty(*list).item();
                let wanted = self.ty(*item).clone();
                let is_same = wanted == of || of == Ty::Float && wanted == Ty::Int;
                if !super::sorting::is_sortable(&of) || !is_same || !of.is_copy() {
                    return refuse("an order of these types");
                }
                let sign = if name == "bisect.bisect_left" {
                    "<"
                } else {
                    "<="
                };
                let item = self.value(*item, &of)?;
                let list = self.expr(*list)?;
                Ok(Code::usize(
                    format!(
                        "{}.partition_point(|&it| it {sign} {})",
                        list.receiver(),
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
                if !self.makes_default(*factory) {
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

            (name, _) => refuse(format!("{name} has no phrase yet")),
        }
    }
}
