//! The types of Python that phrases name, as small trees.

/// A type of Python: `dict[str, int]` is `dict` of `str` and `int`.
///
/// `T | None` is `Optional` of `T`, another union is `Union`; a function of A and B that gives C is
/// `fn` of A, B and C. One capital letter alone is a variable.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Type {
    pub(crate) name: String,
    pub(crate) args: Vec<Type>,
}

impl Type {
    /// Reads a type. What cannot be one is a type of that name.
    pub(crate) fn parse(text: &str) -> Self {
        let text = text.trim();
        let mut members = split(text, '|');
        if members.len() > 1 {
            let all = members.len();
            members.retain(|member| *member != "None");
            let args: Vec<Self> = members.iter().map(|member| Self::parse(member)).collect();
            let inner = match <[Self; 1]>::try_from(args) {
                Ok([one]) => one,
                Err(args) => Self::new("Union", args),
            };
            return if members.len() < all {
                Self::new("Optional", vec![inner])
            } else {
                inner
            };
        }
        match text.strip_suffix(']').and_then(|text| text.split_once('[')) {
            Some((name, args)) => {
                let args = split(args, ',').into_iter().map(Self::parse).collect();
                Self::new(name, args)
            }
            None => Self::new(text, Vec::new()),
        }
    }

    fn new(name: &str, args: Vec<Self>) -> Self {
        Self {
            name: name.to_owned(),
            args,
        }
    }

    /// Whether any type may stand here.
    pub(crate) fn is_variable(&self) -> bool {
        self.name.len() == 1 && self.name.as_bytes()[0].is_ascii_uppercase()
    }
}

/// The parts of `text` between separators outside of brackets.
fn split(text: &str, separator: char) -> Vec<&str> {
    let mut depth = 0;
    text.split(|c| {
        depth += i32::from(c == '[') - i32::from(c == ']');
        c == separator && depth == 0
    })
    .map(str::trim)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        fn show(it: &Type) -> String {
            let args: Vec<String> = it.args.iter().map(show).collect();
            format!("{}({})", it.name, args.join(" "))
        }
        show(&Type::parse(text))
    }

    #[test]
    fn types_are_trees() {
        assert_eq!(shown("int"), "int()");
        assert_eq!(shown("dict[str, list[T]]"), "dict(str() list(T()))");
        assert_eq!(
            shown("list[int | None] | None"),
            "Optional(list(Optional(int())))"
        );
        assert_eq!(shown("int | float"), "Union(int() float())");
        assert_eq!(shown("fn[K, bool]"), "fn(K() bool())");
    }

    #[test]
    fn single_capitals_are_variables() {
        assert!(Type::parse("T").is_variable());
        assert!(!Type::parse("TT").is_variable());
        assert!(!Type::parse("int").is_variable());
    }
}
