//! Calls of Python's builtin functions.

use super::code::{Code, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::files;
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

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
                let first = arguments.first();
                let Some(first) = first.filter(|it| it.name.is_none() && it.stars == 0) else {
                    return refuse("sum of no iterable");
                };
                return self.sum(first.value, start, &ty);
            }
            "print" => return refuse("print within an expression"),
            "open" => return self.open_path(id, arguments),
            "int" if keyword("base").is_some() => return refuse("int with a base"),
            _ => {}
        }
        let plain = self.plain(arguments)?;
        if let Some(code) = self.big_builtin(name, &plain, &ty)? {
            return Ok(code);
        }
        match (name, plain.as_slice()) {
            ("len", [of]) => self.len(*of),
            ("str", []) => Ok(Code::tight("String::new()", Ty::Str)),
            ("repr", [of]) if self.is_mixed_choice(*of) => self.repr_of_choice(*of),
            ("repr", [of]) => {
                let code = self.expr(*of)?;
                self.repr(code)
            }
            ("int", [text, base]) => {
                let (text, base) = (*text, *base);
                let base = match self.kind(base) {
                    Kind::Int(base @ 2..=36) => base.to_string(),
                    Kind::Int(_) => return refuse("int with a base"),
                    _ => {
                        let base = self.number(base, &Ty::Int)?;
                        format!(
                            "u32::try_from({}).expect(\"a base that is not negative\")",
                            base.text
                        )
                    }
                };
                if !self.ty(text).is_text() {
                    return refuse("int with a base");
                }
                let text = self.borrowed(text, &Ty::Str)?;
                let helper = self.helper("parse_radix");
                Ok(Code::tight(
                    format!("{helper}({}, {base})", text.text),
                    Ty::Int,
                ))
            }
            // `float(text or 1)`: each is converted by itself.
            ("float" | "int" | "str", [of])
                if matches!(self.kind(*of), Kind::Logic(false, _)) && self.ty(*of).is_mixed() =>
            {
                let Kind::Logic(_, values) = self.kind(*of) else {
                    return refuse("or");
                };
                let [first, second] = values.as_slice() else {
                    return refuse("a chain of or");
                };
                let condition = self.condition(*first)?;
                self.ensure_some(*first)?;
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
            ("int" | "float", [of]) if let Ty::Instance(class) = *self.ty(*of) => {
                let special = format!("__{name}__");
                let method = self.program.method(class, &special);
                let gives = method.map(|it| &self.program.func(it).ret);
                let is_plain = gives
                    .is_some_and(|it| it == if name == "int" { &Ty::Int } else { &Ty::Float })
                    && method.is_some_and(|it| !self.effects.changers.contains(&it));
                if !is_plain {
                    return refuse(format!("{name} of an instance"));
                }
                self.call_special(*of, &special, &[])
            }
            ("int", [of]) => {
                self.ensure_some(*of)?;
                let code = self.expr(*of)?;
                self.builtin_with("int", code)
            }
            ("str", [of]) => {
                let code = self.expr_or_text(*of)?;
                self.shown(code)
            }
            ("abs", [of]) if matches!(self.ty(*of), Ty::Instance(_)) => {
                self.call_special(*of, "__abs__", &[])
            }
            ("float" | "bool" | "abs" | "ord" | "chr" | "bin" | "hex" | "oct", [of]) => {
                if name == "float" && *self.ty(*of) == Ty::Int {
                    return self.value(*of, &Ty::Float);
                }
                // Python raises a TypeError for None.
                if matches!(name, "float" | "ord" | "chr") {
                    self.ensure_some(*of)?;
                }
                let code = self.expr(*of)?;
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
            ("pow", [base, exponent, modulus])
                if [base, exponent, modulus]
                    .iter()
                    .all(|it| *self.ty(**it) == Ty::Int) =>
            {
                let is_inverse = matches!(self.kind(*exponent), Kind::Int(-1));
                let base = self.value(*base, &Ty::Int)?;
                let exponent = self.value(*exponent, &Ty::Int)?;
                let modulus = self.value(*modulus, &Ty::Int)?;
                if is_inverse {
                    let helper = self.helper("inverse_modulo");
                    let text = format!("{helper}({}, {})", base.text, modulus.text);
                    return Ok(Code::tight(text, Ty::Int));
                }
                let helper = self.helper("power_modulo");
                Ok(Code::tight(
                    format!(
                        "{helper}({}, {}, {})",
                        base.text, exponent.text, modulus.text
                    ),
                    Ty::Int,
                ))
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
            ("bytes", []) => Ok(Code::tight("Vec::new()", Ty::Bytes)),
            ("bytes", [over]) if self.item_type(*over) == Ty::Int && *self.ty(*over) != Ty::Int => {
                let seq = self.iterate(*over)?;
                let items = self.owned_items(seq, &Ty::Int)?;
                let text = format!(
                    "{items}.map(|it: i64| u8::try_from(it).expect(\"bytes must be in range(0, 256)\")).collect::<Vec<u8>>()"
                );
                Ok(Code::tight(text, Ty::Bytes))
            }
            ("set" | "dict", []) => self.value_of_empty(&ty),
            ("dict", [over]) => self.dict_of(*over, &ty),
            ("isinstance", [of, class]) if matches!(self.ty(*of).some(), Ty::Error(_)) => {
                self.is_error_of(*of, *class)
            }
            ("isinstance", [of, class]) => self.is_instance(*of, *class),
            ("input", []) if self.is_failing(id) => {
                let helper = self.helper("input_line");
                Ok(Code::tight(
                    format!("{helper}().expect(\"EOF when reading a line\")"),
                    Ty::Str,
                ))
            }
            ("input", [prompt]) if self.ty(*prompt).is_text() => {
                let prompt = self.borrowed(*prompt, &Ty::Str)?;
                let helper = self.helper("asked_line");
                Ok(Code::tight(
                    format!(
                        "{helper}({}).expect(\"EOF when reading a line\")",
                        prompt.text
                    ),
                    Ty::Str,
                ))
            }
            ("input", []) => {
                let helper = self.helper("read_line");
                Ok(Code::tight(format!("{helper}()"), Ty::Str))
            }
            ("format", [of, spec]) => {
                // A parameter that is the same in all calls is as good as its value.
                let spec = match crate::types::texts_of(self.program, *spec).as_deref() {
                    Some([first, rest @ ..]) if rest.iter().all(|it| it == first) => first.clone(),
                    _ => return refuse("format with a computed form"),
                };
                let mut template = super::format::Template::default();
                if !super::format::Spec::parse(&spec).is_plain() {
                    self.ensure_some(*of)?;
                }
                let code = self.expr(*of)?;
                self.field(
                    code,
                    *of,
                    None,
                    &super::format::Spec::parse(&spec),
                    &mut template,
                )?;
                Ok(template.formatted())
            }
            ("range" | "enumerate" | "zip" | "map" | "filter" | "reversed" | "iter", _) => {
                refuse("an iterator that is kept")
            }
            ("next", [file]) if files::is_text_reader(self.ty(*file)) => self.next_line_of(*file),
            ("next", [over] | [over, _]) => self.next_of(*over, plain.get(1).copied(), &ty),
            ("id", [of]) => self.identity_number(*of),
            (name, _) => refuse(format!("{name} with these arguments")),
        }
    }
}
