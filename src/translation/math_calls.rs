//! Functions of `math`, of floats and of integers within 64 bits.

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::ExprId;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A call of such a function, which is named with its module.
    pub(super) fn math_call(&mut self, name: &str, plain: &[ExprId]) -> Res<Code> {
        match (name, plain) {
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
            _ => refuse(format!("{name} has no phrase yet")),
        }
    }
}
