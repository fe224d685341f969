//! Calls of Python's builtin functions.

use super::code::{Code, Form, Prec};
use super::seq::Item;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind, Target};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    pub(super) fn call_builtin(
        &mut self,
        id: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let keyword = |name: &str| {
            arguments
                .iter()
                .find(|it| it.name.as_deref() == Some(name))
                .map(|it| it.value)
        };
        let ty = self.ty(id).clone();
        match name {
            "sorted" => {
                let Some(first) = arguments
                    .first()
                    .filter(|it| it.name.is_none() && it.stars == 0)
                else {
                    return refuse("sorted without a list");
                };
                return self.sorted(first.value, keyword("key"), keyword("reverse"), &ty);
            }
            "min" | "max" => return self.extreme(name, arguments, &ty),
            "sum" => {
                let start = keyword("start").or_else(|| {
                    arguments
                        .get(1)
                        .filter(|it| it.name.is_none())
                        .map(|it| it.value)
                });
                return self.sum(arguments[0].value, start, &ty);
            }
            "print" => return refuse("print within an expression"),
            "int" if keyword("base").is_some() => return refuse("int with a base"),
            _ => {}
        }
        let plain = self.plain(arguments)?;
        match (name, plain.as_slice()) {
            ("len", [of]) => self.len(*of),
            ("str", []) => Ok(Code::tight("String::new()", Ty::Str)),
            ("repr", [of]) => {
                let code = self.expr(*of)?;
                self.repr(code)
            }
            ("int", [text, base]) => {
                let Kind::Int(base @ 2..=36) = self.kind(*base) else {
                    return refuse("int with a base");
                };
                let text = self.borrowed(*text, &Ty::Str)?;
                let helper = self.helper("parse_radix");
                Ok(Code::tight(
                    format!("{helper}({}, {base})", text.text),
                    Ty::Int,
                ))
            }
            // `float(text or 1)`: each is converted by itself.
            ("float" | "int" | "str", [of])
                if matches!(self.kind(*of), Kind::Logic(false, _))
                    && *self.ty(*of) == Ty::Mixed =>
            {
                let Kind::Logic(_, values) = self.kind(*of) else {
                    return refuse("or");
                };
                let [first, second] = values.as_slice() else {
                    return refuse("a chain of or");
                };
                let condition = self.condition(*first)?;
                let first = self.expr(*first)?;
                let first = self.builtin_with(name, first)?;
                let second = self.expr(*second)?;
                let second = self.builtin_with(name, second)?;
                let text = format!(
                    "if {} {{ {} }} else {{ {} }}",
                    condition.text, first.text, second.text
                );
                Ok(Code::new(text, Prec::Loose, ty))
            }
            ("int", [of]) => {
                let code = self.expr(*of)?;
                self.builtin_with("int", code)
            }
            ("str", [of]) => {
                let code = self.expr(*of)?;
                self.shown(code)
            }
            ("abs", [of]) if matches!(self.ty(*of), Ty::Instance(_)) => {
                self.call_special(*of, "__abs__", &[])
            }
            ("float" | "bool" | "abs" | "ord" | "chr" | "bin" | "hex" | "oct", [of]) => {
                let code = if name == "float" && *self.ty(*of) == Ty::Int {
                    return self.value(*of, &Ty::Float);
                } else {
                    self.expr(*of)?
                };
                self.builtin_with(name, code)
            }
            ("round", [of]) => {
                if *self.ty(*of) == Ty::Int {
                    return self.value(*of, &Ty::Int);
                }
                let code = self.number(*of, &Ty::Float)?;
                let helper = self.helper("round_to_int");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Int))
            }
            ("round", [of, digits]) => {
                if *self.ty(*of).some() == Ty::Real && self.has_numbers {
                    let code = self.number(*of, &Ty::Real)?;
                    let Kind::Int(digits @ 0..=15) = self.kind(*digits) else {
                        return refuse("round to digits that are no literal");
                    };
                    self.helper("Number::round_to");
                    return Ok(Code::tight(
                        format!("{}.round_to({digits})", code.receiver()),
                        Ty::Real,
                    ));
                }
                if !self.ty(*of).some().is_float() {
                    return refuse("round of an integer to digits");
                }
                let code = self.number(*of, &Ty::Float)?;
                let Kind::Int(digits @ 0..=15) = self.kind(*digits) else {
                    return refuse("round to digits that are no literal");
                };
                let helper = self.helper("round_to");
                let want = if ty == Ty::Real { Ty::Real } else { Ty::Float };
                Ok(Code::tight(
                    format!("{helper}({}, {digits})", code.text),
                    want,
                ))
            }
            ("divmod", [a, b]) if *self.ty(*a) == Ty::Int && *self.ty(*b) == Ty::Int => {
                if !self.is_simple(*a) && !self.is_simple(*b) {
                    return refuse("divmod of what is computed twice");
                }
                let (x, y) = (self.number(*a, &Ty::Int)?, self.number(*b, &Ty::Int)?);
                let text = if matches!(self.kind(*b), Kind::Int(int) if *int > 0) {
                    if self.is_natural(*a) {
                        format!(
                            "({} / {}, {} % {})",
                            x.at_least(Prec::Product),
                            y.text,
                            x.at_least(Prec::Product),
                            y.text
                        )
                    } else {
                        format!(
                            "({}.div_euclid({}), {}.rem_euclid({}))",
                            x.receiver(),
                            y.text,
                            x.receiver(),
                            y.text
                        )
                    }
                } else {
                    self.helper("floor_div");
                    self.helper("floor_mod");
                    format!(
                        "(floor_div({}, {}), floor_mod({}, {}))",
                        x.text, y.text, x.text, y.text
                    )
                };
                Ok(Code::tight(text, Ty::Tuple(vec![Ty::Int, Ty::Int])))
            }
            ("pow", [a, b]) => self.binary(id, rustpython_ast::Operator::Pow, *a, *b),
            ("any" | "all", [over]) => self.any_all(name, *over),
            ("list", []) => self.value_of_empty(&ty),
            ("list" | "tuple", [over]) => self.list_of(*over, &ty),
            ("set" | "frozenset", [over]) => {
                if !self.has_rust(&ty) {
                    return refuse(unknown(&ty));
                }
                let seq = self.iterate(*over)?;
                let rust = self.rust_type(&ty);
                let owned = self.owned_items(seq, &ty.item())?;
                Ok(Code::tight(format!("{owned}.collect::<{rust}>()"), ty))
            }
            ("set" | "dict", []) => self.value_of_empty(&ty),
            ("dict", [over]) => self.dict_of(*over, &ty),
            ("isinstance", [of, class]) => self.is_instance(*of, *class),
            ("input", []) => {
                let helper = self.helper("read_line");
                Ok(Code::tight(format!("{helper}()"), Ty::Str))
            }
            ("format", [of, spec]) => {
                let Kind::Str(spec) = self.kind(*spec) else {
                    return refuse("format with a computed form");
                };
                let mut template = super::format::Template::default();
                let code = self.expr(*of)?;
                self.field(
                    code,
                    *of,
                    None,
                    &super::format::Spec::parse(spec),
                    &mut template,
                )?;
                Ok(template.formatted())
            }
            ("range" | "enumerate" | "zip" | "map" | "filter" | "reversed" | "iter", _) => {
                refuse("an iterator that is kept")
            }
            (name, _) => refuse(format!("{name} with these arguments")),
        }
    }

    pub(super) fn value_of_empty(&mut self, ty: &Ty) -> Res<Code> {
        let text = match ty {
            Ty::List(_) | Ty::Tuples(_) => "Vec::new()",
            Ty::Set(_) => {
                self.import("std::collections::HashSet");
                "HashSet::new()"
            }
            Ty::Dict(..) => {
                self.rust_type(ty);
                "IndexMap::new()"
            }
            Ty::Str => "String::new()",
            _ => return refuse(unknown(ty)),
        };
        Ok(Code::tight(text, ty.clone()))
    }

    /// A builtin with one argument that is there.
    pub(super) fn builtin_with(&mut self, name: &str, code: Code) -> Res<Code> {
        let ty = code.ty.clone();
        match (name, &ty) {
            ("str", _) => self.shown(code),
            ("repr", _) => self.repr(code),
            ("int" | "round", Ty::Real) if self.has_numbers => {
                self.helper("Number::truncated");
                Ok(Code::tight(
                    format!("{}.truncated()", code.receiver()),
                    Ty::Int,
                ))
            }
            ("abs", Ty::Real) if self.has_numbers => {
                self.helper("Number::abs");
                Ok(Code::tight(format!("{}.abs()", code.receiver()), Ty::Real))
            }
            ("int", Ty::Int) => Ok(self.plain_int(code)),
            ("int", Ty::Bool) => self.coerced(code, &Ty::Int),
            ("int", Ty::Float | Ty::Real) => {
                let helper = self.helper("truncate");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Int))
            }
            ("int", Ty::Char) => {
                let helper = self.helper("parse_int");
                Ok(Code::tight(
                    format!("{helper}(&{}.to_string())", code.receiver()),
                    Ty::Int,
                ))
            }
            ("int", Ty::Str | Ty::Lit) => {
                let helper = self.helper("parse_int");
                let code = self.text_reference(code);
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Int))
            }
            ("float", Ty::Int | Ty::Bool | Ty::Float | Ty::Real) => {
                let code = self.coerced(code, &Ty::Float)?;
                Ok(code.typed(Ty::Float))
            }
            ("float", Ty::Str | Ty::Lit) => {
                let helper = self.helper("parse_float");
                let code = self.text_reference(code);
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Float))
            }
            ("bool", _) => self.truth(code),
            ("abs", Ty::Int) => {
                let code = self.plain_int(code);
                Ok(Code::tight(format!("{}.abs()", code.receiver()), Ty::Int))
            }
            ("abs", Ty::Float | Ty::Real) => Ok(Code::tight(
                format!("{}.abs()", super::arithmetic::float_receiver(&code)),
                ty.clone(),
            )),
            ("ord", Ty::Char) => Ok(Code::tight(
                format!("i64::from(u32::from({}))", code.text),
                Ty::Int,
            )),
            ("ord", Ty::Str | Ty::Lit) => {
                let helper = self.helper("ord");
                let code = self.text_reference(code);
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Int))
            }
            ("chr", Ty::Int) => {
                let code = self.plain_int(code);
                let helper = self.helper("chr");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Str))
            }
            ("bin" | "hex" | "oct", Ty::Int) => {
                let code = self.plain_int(code);
                let helper = self.helper(match name {
                    "bin" => "bin",
                    "hex" => "hex",
                    _ => "oct",
                });
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Str))
            }
            ("len", _) => self.len_of(&code),
            ("sum", Ty::List(of) | Ty::Tuples(of)) if **of == Ty::Int => Ok(Code::tight(
                format!("{}.iter().sum::<i64>()", code.receiver()),
                Ty::Int,
            )),
            ("set", Ty::Str) => {
                self.import("std::collections::HashSet");
                Ok(Code::tight(
                    format!("{}.chars().collect::<HashSet<char>>()", code.receiver()),
                    Ty::set(Ty::Char),
                ))
            }
            (name, _) => refuse(format!("{name} of this type")),
        }
    }

    fn text_reference(&mut self, code: Code) -> Code {
        if code.ty == Ty::Lit {
            code
        } else {
            self.reference(code)
        }
    }

    fn len(&mut self, of: ExprId) -> Res<Code> {
        // The length of a set of characters, of a list that is made for this only.
        match self.kind(of) {
            Kind::Call(func, arguments)
                if matches!(self.kind(*func), Kind::Builtin(name) if name == "list")
                    && arguments.len() == 1 =>
            {
                if matches!(self.ty(arguments[0].value), Ty::Iter(_))
                    || self.ty(arguments[0].value).is_text()
                {
                    let seq = self.iterate(arguments[0].value)?;
                    return Ok(Code::usize(
                        format!("{}.count()", seq.receiver()),
                        Prec::Postfix,
                    ));
                }
            }
            Kind::Comprehension(comprehension)
                if comprehension.shape == crate::types::ir::Shape::List =>
            {
                let seq = self.chain(&comprehension.clone())?;
                return Ok(Code::usize(
                    format!("{}.count()", seq.receiver()),
                    Prec::Postfix,
                ));
            }
            _ => {}
        }
        if let Ty::Class(class) = *self.ty(of)
            && self.classes.contains(&class)
        {
            let members = self.program.classes[class.at()].members.len();
            return Ok(Code::usize(members.to_string(), Prec::Postfix));
        }
        let code = self.expr(of)?;
        self.len_of(&code)
    }

    fn len_of(&mut self, code: &Code) -> Res<Code> {
        let text = match &code.ty {
            Ty::Str | Ty::Lit => format!("{}.chars().count()", code.receiver()),
            Ty::Char => "1".to_owned(),
            Ty::List(_) | Ty::Tuples(_) | Ty::Set(_) | Ty::Dict(..) | Ty::Deque(_) | Ty::Bytes => {
                format!("{}.len()", code.receiver())
            }
            Ty::Tuple(items) => items.len().to_string(),
            Ty::Instance(class)
                if self.classes.contains(class)
                    && self.program.method(*class, "__len__").is_some() =>
            {
                let name = self.program.method(*class, "__len__");
                let name = name.map_or("len", |it| &self.func_names[it.at()]);
                return Ok(Code::tight(
                    format!("{}.{name}()", code.receiver()),
                    Ty::Int,
                ));
            }
            ty => return refuse(unknown(ty)),
        };
        Ok(Code::usize(text, Prec::Postfix))
    }

    fn any_all(&mut self, name: &str, over: ExprId) -> Res<Code> {
        if let Kind::Comprehension(comprehension) = self.kind(over)
            && let [generator] = comprehension.generators.as_slice()
        {
            let before = self.unwrapped.clone();
            let seq = self.iterate(generator.iter)?;
            let mut seq = if matches!(generator.target, Target::Var(_)) {
                self.single(seq)?
            } else {
                seq
            };
            for condition in &generator.conditions {
                let pattern = self.filter_pattern(&generator.target, &seq.item, &seq.ty)?;
                let condition = self.condition(*condition)?;
                seq.text = format!("{}.filter(|{pattern}| {})", seq.receiver(), condition.text);
                seq.prec = Prec::Postfix;
            }
            let pattern = self.pattern_of(&generator.target, &seq.item, &seq.ty)?;
            let condition = self.condition(comprehension.element)?;
            self.unwrapped = before;
            return Ok(Code::tight(
                format!("{}.{name}(|{pattern}| {})", seq.receiver(), condition.text),
                Ty::Bool,
            ));
        }
        let seq = self.iterate(over)?;
        let seq = self.single(seq)?;
        let it = Code::tight("it", seq.ty.clone());
        let (pattern, it) = match seq.item {
            Item::Ref if seq.ty.is_copy() => ("&it", it),
            Item::Ref | Item::Text => ("it", it.held(Form::Ref)),
            _ => ("it", it.held(Form::Place)),
        };
        let condition = self.truth(it)?;
        Ok(Code::tight(
            format!("{}.{name}(|{pattern}| {})", seq.receiver(), condition.text),
            Ty::Bool,
        ))
    }

    fn sum(&mut self, over: ExprId, start: Option<ExprId>, ty: &Ty) -> Res<Code> {
        let item = self.ty(over).item();
        match &item {
            Ty::Int | Ty::Bool => {
                // A sum of truths counts them.
                if item == Ty::Bool
                    && let Kind::Comprehension(comprehension) = self.kind(over)
                    && let [generator] = comprehension.generators.as_slice()
                    && start.is_none()
                {
                    let seq = self.iterate(generator.iter)?;
                    let mut seq = if matches!(generator.target, Target::Var(_)) {
                        self.single(seq)?
                    } else {
                        seq
                    };
                    for condition in generator.conditions.iter().chain([&comprehension.element]) {
                        let pattern = self.filter_pattern(&generator.target, &seq.item, &seq.ty)?;
                        let condition = self.condition(*condition)?;
                        seq.text =
                            format!("{}.filter(|{pattern}| {})", seq.receiver(), condition.text);
                        seq.prec = Prec::Postfix;
                    }
                    return Ok(Code::usize(
                        format!("{}.count()", seq.receiver()),
                        Prec::Postfix,
                    ));
                }
                let seq = self.iterate(over)?;
                let text = match (seq.item.clone(), &seq.ty) {
                    (Item::Ref | Item::Value, Ty::Int) => seq.receiver(),
                    _ => self.owned_items(seq, &Ty::Int)?,
                };
                let text = format!("{text}.sum::<i64>()");
                match start {
                    None => Ok(Code::tight(text, Ty::Int)),
                    Some(start) if *ty == Ty::Int => {
                        let start = self.number(start, &Ty::Int)?;
                        Ok(Code::new(
                            format!("{} + {text}", start.at_least(Prec::Sum)),
                            Prec::Sum,
                            Ty::Int,
                        ))
                    }
                    Some(start) => {
                        let start = self.number(start, &Ty::Float)?;
                        Ok(Code::new(
                            format!("{} + {text} as f64", start.at_least(Prec::Sum)),
                            Prec::Sum,
                            Ty::Float,
                        ))
                    }
                }
            }
            Ty::Float | Ty::Real => {
                if start.is_some_and(|it| !matches!(self.kind(it), Kind::Int(0) | Kind::Float(0.0)))
                {
                    return refuse("a sum with a start");
                }
                let seq = self.iterate(over)?;
                if seq.is_unordered {
                    return refuse("a sum of floats in the order of a set");
                }
                let owned = self.owned_items(seq, &item)?;
                if item == Ty::Real && self.has_numbers {
                    self.helper("Number");
                    return Ok(Code::tight(
                        format!("{owned}.fold(Number::Int(0), |a, b| a + b)"),
                        ty.clone(),
                    ));
                }
                let helper = self.helper("sum_floats");
                Ok(Code::tight(format!("{helper}({owned})"), ty.clone()))
            }
            ty => refuse(unknown(ty)),
        }
    }

    /// `list(x)`, `tuple(x)`.
    fn list_of(&mut self, over: ExprId, ty: &Ty) -> Res<Code> {
        if let Ty::Tuple(_) = ty {
            let code = self.expr(over)?;
            return self.owned(code, over);
        }
        if !self.has_rust(ty) {
            return refuse(unknown(ty));
        }
        let of = self.ty(over).clone();
        if matches!(of, Ty::List(_) | Ty::Tuples(_))
            && !matches!(self.kind(over), Kind::Comprehension(_))
        {
            let code = self.expr(over)?;
            if code.form == Form::Value {
                return self.coerced(code, ty);
            }
            self.check_copy(&ty.item())?;
            return Ok(Code::tight(
                format!("{}.to_vec()", code.receiver()),
                ty.clone(),
            ));
        }
        let seq = self.iterate(over)?;
        if seq.is_unordered {
            self.check_order(&seq.ty)?;
        }
        let rust = self.rust_type(ty);
        let owned = self.owned_items(seq, &ty.item())?;
        Ok(Code::tight(
            format!("{owned}.collect::<{rust}>()"),
            ty.clone(),
        ))
    }

    fn dict_of(&mut self, over: ExprId, ty: &Ty) -> Res<Code> {
        let Ty::Dict(key, value, DictKind::Plain) = ty else {
            return refuse(unknown(ty));
        };
        if !self.has_rust(ty) {
            return refuse(unknown(ty));
        }
        let rust = self.rust_type(ty);
        if matches!(self.ty(over), Ty::Dict(..)) {
            self.check_copy(value)?;
            let code = self.expr(over)?;
            return Ok(Code::tight(
                format!("{}.clone()", code.receiver()),
                ty.clone(),
            ));
        }
        let seq = self.iterate(over)?;
        let owned = self.owned_items(seq, &Ty::Tuple(vec![(**key).clone(), (**value).clone()]))?;
        Ok(Code::tight(
            format!("{owned}.collect::<{rust}>()"),
            ty.clone(),
        ))
    }

    fn is_instance(&mut self, of: ExprId, class: ExprId) -> Res<Code> {
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

    fn sorted(
        &mut self,
        over: ExprId,
        key: Option<ExprId>,
        reverse: Option<ExprId>,
        ty: &Ty,
    ) -> Res<Code> {
        let Ty::List(item) = ty else {
            return refuse(unknown(ty));
        };
        if !self.has_rust(ty) {
            return refuse(unknown(ty));
        }
        let rust = self.rust_type(ty);
        let code = match self.kind(over) {
            Kind::Call(func, arguments)
                if matches!(self.kind(*func), Kind::Builtin(name) if name == "list")
                    && arguments.len() == 1 =>
            {
                let seq = self.iterate(arguments[0].value)?;
                let owned = self.owned_items(seq, item)?;
                Code::tight(format!("{owned}.collect::<{rust}>()"), ty.clone())
            }
            Kind::Call(func, _) if matches!(self.kind(*func), Kind::Builtin(name) if name == "sorted") => {
                self.value(over, ty)?
            }
            _ => {
                let seq = self.iterate(over)?;
                let owned = self.owned_items(seq, item)?;
                Code::tight(format!("{owned}.collect::<{rust}>()"), ty.clone())
            }
        };
        let sort = self.sort("sorted", item, key, reverse)?;
        let text = format!("{{ let mut sorted = {}; {sort} sorted }}", code.text);
        Ok(Code::new(text, Prec::Loose, ty.clone()))
    }

    /// The statement that sorts the list called `name`.
    pub(super) fn sort(
        &mut self,
        name: &str,
        item: &Ty,
        key: Option<ExprId>,
        reverse: Option<ExprId>,
    ) -> Res<String> {
        let reversed = match reverse.map(|it| self.kind(it)) {
            None | Some(Kind::Bool(false)) => "",
            Some(Kind::Bool(true)) => "reverse",
            Some(_) => "computed",
        };
        let by = |a: &str, b: &str, method: &str| match method {
            "partial_cmp" => format!("{a}.partial_cmp({b}).unwrap_or(Ordering::Equal)"),
            _ => format!("{a}.cmp({b})"),
        };
        if key.is_none() {
            if !is_sortable(item) && !self.has_order(item) {
                return refuse("an order of these types");
            }
            let method = if item.has_float() {
                self.import("std::cmp::Ordering");
                "partial_cmp"
            } else {
                "cmp"
            };
            return match (reversed, method) {
                ("", "cmp") => Ok(format!("{name}.sort();")),
                ("", _) => Ok(format!("{name}.sort_by(|a, b| {});", by("a", "b", method))),
                ("reverse", _) => Ok(format!("{name}.sort_by(|a, b| {});", by("b", "a", method))),
                _ => {
                    let Some(reverse) = reverse else {
                        return refuse("a sort");
                    };
                    let truth = self.condition(reverse)?;
                    Ok(format!(
                        "if {} {{ {name}.sort_by(|a, b| {}); }} else {{ {name}.sort_by(|a, b| {}); }}",
                        truth.text,
                        by("b", "a", method),
                        by("a", "b", method)
                    ))
                }
            };
        }
        let Some(key) = key else {
            return refuse("a sort");
        };
        if reversed == "computed" {
            return refuse("a sort whose direction is computed");
        }
        let it = Code::tight("it", item.clone()).held(if item.is_copy() {
            Form::Place
        } else {
            Form::Ref
        });
        let pattern = if item.is_copy() { "&it" } else { "it" };
        let (pattern, key) = self.key_of(key, it, pattern, item)?;
        if !is_sortable(&key.ty) && !self.has_order(&key.ty) {
            return refuse("an order of these types");
        }
        if key.ty.has_float() {
            self.import("std::cmp::Ordering");
            let (a, b) = if reversed.is_empty() {
                ("a", "b")
            } else {
                ("b", "a")
            };
            let text = format!(
                "{{ let key = |{pattern}: &{}| {}; {name}.sort_by(|a, b| key({a}).partial_cmp(&key({b})).unwrap_or(Ordering::Equal)); }}",
                self.rust_type(item),
                key.text
            );
            return Ok(text);
        }
        let method = if key.ty.is_copy() {
            "sort_by_key"
        } else {
            "sort_by_cached_key"
        };
        let body = if reversed.is_empty() {
            key.text
        } else {
            self.import("std::cmp::Reverse");
            format!("Reverse({})", key.text)
        };
        Ok(format!("{name}.{method}(|{pattern}| {body});"))
    }

    /// The key of an item, as an owned value: with the pattern of the closure.
    fn key_of(&mut self, key: ExprId, it: Code, pattern: &str, item: &Ty) -> Res<(String, Code)> {
        if let Kind::Lambda(lambda) = self.kind(key) {
            let info = self.program.func(*lambda);
            let ([param], Some(value)) = (info.params.as_slice(), info.value) else {
                return refuse("a lambda of several parameters");
            };
            let pattern = self.pattern_of(&Target::Var(param.var), &Item::Ref, item)?;
            let ty = self.ty(value).clone();
            if !self.has_rust(&ty) {
                return refuse(unknown(&ty));
            }
            let code = self.value(value, &ty)?;
            return Ok((pattern, code));
        }
        let code = self.call_with(key, it)?;
        let code = self.plain_int(code);
        Ok((pattern.to_owned(), code))
    }

    fn extreme(&mut self, name: &str, arguments: &[Argument], ty: &Ty) -> Res<Code> {
        let plain: Vec<ExprId> = arguments
            .iter()
            .filter(|it| it.name.is_none() && it.stars == 0)
            .map(|it| it.value)
            .collect();
        let keyword = |name: &str| {
            arguments
                .iter()
                .find(|it| it.name.as_deref() == Some(name))
                .map(|it| it.value)
        };
        if arguments.iter().any(|it| it.stars > 0) {
            return refuse("a star here");
        }
        let (key, default) = (keyword("key"), keyword("default"));
        if plain.len() > 1 {
            if key.is_some() {
                return refuse("min or max with a key");
            }
            if plain
                .iter()
                .all(|it| super::variables::is_count(self.program, *it, &self.usizes))
                && plain.iter().any(|it| self.has_usize(*it))
            {
                let mut text = self.count(plain[0])?.receiver_of_usize();
                for other in &plain[1..] {
                    text = format!("{text}.{name}({})", self.count(*other)?.text);
                }
                return Ok(Code::usize(text, Prec::Postfix));
            }
            if *ty == Ty::Real && self.has_numbers {
                return refuse("min or max of ints and floats");
            }
            if !matches!(
                ty,
                Ty::Int | Ty::Float | Ty::Real | Ty::Str | Ty::Char | Ty::Bool | Ty::Lit
            ) {
                return refuse(unknown(ty));
            }
            let first = self.value(plain[0], ty)?;
            let mut text = if ty.is_float() {
                super::arithmetic::float_receiver(&first)
            } else {
                first.receiver()
            };
            for other in &plain[1..] {
                let other = self.value(*other, ty)?;
                text = format!("{text}.{name}({})", other.text);
            }
            return Ok(Code::tight(text, ty.clone()));
        }
        let Some(over) = plain.first().copied() else {
            return refuse("min or max of nothing");
        };
        let item = self.ty(over).item();
        if !self.has_rust(&item) || !self.has_rust(ty) {
            return refuse(unknown(&item));
        }
        self.check_copy(&item)?;
        let seq = self.iterate(over)?;
        let text = if let Some(key) = key {
            if seq.is_unordered {
                return refuse("the order of a set shows");
            }
            let seq = self.single(seq)?;
            // The first of equals, where `max_by_key` gives the last.
            if !seq.is_double && name == "max" {
                return refuse("max with a key over this");
            }
            let rev = if name == "max" { ".rev()" } else { "" };
            let it = Code::tight("it", item.clone()).held(if item.is_copy() {
                Form::Place
            } else {
                Form::Ref
            });
            let pattern = match (&seq.item, item.is_copy()) {
                (Item::Ref, true) => "&&it",
                (_, true) => "&it",
                _ => "it",
            };
            let (pattern, key) = match self.kind(key) {
                Kind::Lambda(lambda) => {
                    let info = self.program.func(*lambda);
                    let ([param], Some(value)) = (info.params.as_slice(), info.value) else {
                        return refuse("a lambda of several parameters");
                    };
                    let pattern = self.filter_pattern(&Target::Var(param.var), &seq.item, &item)?;
                    let ty = self.ty(value).clone();
                    (pattern, self.value(value, &ty)?)
                }
                _ => {
                    let code = self.call_with(key, it)?;
                    let code = if code.is_usize {
                        code
                    } else {
                        self.plain_int(code)
                    };
                    (pattern.to_owned(), code)
                }
            };
            if !is_sortable(&key.ty) && !self.has_order(&key.ty) {
                return refuse("an order of these types");
            }
            if key.ty.has_float() {
                let patterns = if pattern.starts_with('&') {
                    pattern[1..].to_owned()
                } else {
                    pattern.clone()
                };
                let by = match &seq.item {
                    Item::Ref if !item.is_copy() => {
                        format!("|{patterns}: &{}|", self.rust_type(&item))
                    }
                    Item::Ref => format!("|{patterns}: &{}|", self.rust_type(&item)),
                    _ => return refuse("min or max by a key with a float"),
                };
                self.import("std::cmp::Ordering");
                let text = format!(
                    "{{ let key = {by} {}; {}{rev}.{name}_by(|a, b| key(a).partial_cmp(&key(b)).unwrap_or(Ordering::Equal)) }}",
                    key.text,
                    seq.receiver()
                );
                let copied = if item.is_copy() { "copied" } else { "cloned" };
                return Ok(Code::tight(
                    format!("{text}.{copied}().expect(\"{name}() of an empty sequence\")"),
                    item,
                ));
            }
            let chosen = format!(
                "{}{rev}.{name}_by_key(|{pattern}| {})",
                seq.receiver(),
                key.text
            );
            match seq.item {
                Item::Ref if item.is_copy() => format!("{chosen}.copied()"),
                Item::Ref => format!("{chosen}.cloned()"),
                _ => chosen,
            }
        } else {
            if !is_sortable(&item) {
                return refuse("an order of these types");
            }
            let item_kind = seq.item.clone();
            let is_ref = item_kind == Item::Ref;
            if item == Ty::Real && self.has_numbers {
                return refuse("min or max of ints and floats");
            }
            if item.is_float() {
                let owned = self.owned_items(seq, &item)?;
                format!("{owned}.reduce(f64::{name})")
            } else if item.has_float() {
                return refuse("min or max of what holds floats");
            } else if is_ref && !item.is_copy() {
                format!("{}.{name}().cloned()", seq.receiver())
            } else if item_kind == Item::Count {
                let text = format!("{}.{name}()", seq.receiver());
                format!("{text}.map(|it| it as i64)")
            } else {
                let owned = self.owned_items(seq, &item)?;
                format!("{owned}.{name}()")
            }
        };
        if let Some(default) = default {
            if *ty != item {
                return match (self.kind(default), ty) {
                    (Kind::None, Ty::Option(of)) if **of == item => {
                        Ok(Code::tight(text, ty.clone()))
                    }
                    _ => refuse("values of more than one type meet here"),
                };
            }
            let default = self.value(default, ty)?;
            let method = if ty.is_copy() {
                format!("unwrap_or({})", default.text)
            } else {
                format!("unwrap_or_else(|| {})", default.text)
            };
            return Ok(Code::tight(format!("{text}.{method}"), ty.clone()));
        }
        Ok(Code::tight(
            format!("{text}.expect(\"{name}() of an empty sequence\")"),
            item,
        ))
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
            ("collections.Counter" | "collections.defaultdict", _) => {
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

/// Whether values of a type have an order.
pub(super) fn is_sortable(ty: &Ty) -> bool {
    match ty {
        Ty::List(of) | Ty::Tuples(of) => is_sortable(of),
        Ty::Tuple(items) => items.iter().all(is_sortable),
        ty => ty.is_number() || ty.is_text(),
    }
}
