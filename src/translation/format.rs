//! Text that is put together: f-strings, `%`, `.format`, and what `print` shows.

mod containers;
mod counted_dicts;
mod fields;
mod no_numbers;
mod number_fields;
mod padded;
mod percent;
mod printing;
mod repr;
mod shown_values;
mod spec;
mod template;

pub(super) use no_numbers::may_be_nan;
pub(super) use repr::{is_debug, text_of_shown};
pub(super) use spec::{Spec, Width};
pub(super) use template::Template;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specifications_are_read() {
        let spec = Spec::parse("*>+012,.3f");
        assert_eq!(spec.fill, Some('*'));
        assert_eq!(spec.align, Some('>'));
        assert_eq!(spec.sign, Some('+'));
        assert!(spec.zero && !spec.is_odd);
        assert_eq!(spec.width, Some(Width::Fixed(12)));
        assert_eq!(
            (spec.grouping, spec.precision, spec.kind),
            (Some(','), Some(3), Some('f'))
        );
        assert!(Spec::parse("what is this").is_odd);
    }

    #[test]
    fn braces_and_escapes_stay_what_they_are() {
        let mut template = Template::default();
        template.text("{é}\n\u{202e}\"");
        assert_eq!(template.text, "{{é}}\\n\\u{202e}\\\"");
    }
}
