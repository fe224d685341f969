//! What drafts say of a value of which Python takes for granted that it is there: written by the translation, and
//! read back where it, or the tidying, finds a better form.

/// Of what may be None.
pub(crate) const THERE: &str = "it is not None here";

/// Of an instance that may be None.
pub(crate) const INSTANCE: &str = "an instance";

/// Both of them.
pub(crate) const SAID: [&str; 2] = [INSTANCE, THERE];

/// `text` with its value taken out: `text.as_ref().expect("..")`, where `lent` is `.as_ref()` or empty.
pub(crate) fn taken(text: &str, lent: &str, said: &str) -> String {
    format!("{text}{lent}.expect({said:?})")
}
