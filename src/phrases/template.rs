//! The Rust of a phrase: text with holes, each with the form in which its argument is wanted there.

/// How an argument is wanted at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Mode {
    /// `{x}`: the value as an operand or receiver, no `&` added.
    Operand,
    /// `{&x}`: `&str` of a str, `&[T]` of a list, `&T` of what is not Copy, plain what is.
    Borrowed,
    /// `{ref x}`: as borrowed, and `&` of what is Copy, too: a key to look for.
    Reference,
    /// `{=x}`: a value of its own.
    Owned,
    /// `{&mut x}` as an argument: with `&mut` before it, unless it is such a reference already.
    Mutable,
    /// `{&mut x}` before `.`, `[` or an assignment: a place that can be changed, nothing added.
    Place,
    /// `{usize x}`: an int as an index or a length.
    Usize,
    /// `{iter x}`: an iterator over the items, by value if they are Copy, else by reference.
    Iter,
    /// `{into x}`: an iterator over owned items.
    Into,
    /// `{fn x}`: a function or a closure.
    Function,
}

/// A piece of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Segment<'a> {
    /// Rust as it stands, `{{` and `}}` undone.
    Text(String),
    /// An argument goes here.
    Hole { mode: Mode, name: &'a str },
}

/// The pieces of a template, in order. A brace that is never closed is text; which names are holes is
/// not known here.
pub(crate) fn segments(template: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let mut text = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..at]);
        let (brace, after) = rest[at..].split_at(1);
        let hole = after.split_once('}').filter(|_| brace == "{");
        if let Some(after) = after.strip_prefix(brace) {
            text.push_str(brace);
            rest = after;
        } else if let Some((hole, after)) = hole {
            if !text.is_empty() {
                segments.push(Segment::Text(std::mem::take(&mut text)));
            }
            let (mode, name) = read(hole, after);
            segments.push(Segment::Hole { mode, name });
            rest = after;
        } else {
            text.push_str(brace);
            rest = after;
        }
    }
    text.push_str(rest);
    if !text.is_empty() {
        segments.push(Segment::Text(text));
    }
    segments
}

/// The mode and the name of what stands between braces, with what follows them.
fn read<'a>(hole: &'a str, after: &str) -> (Mode, &'a str) {
    if let Some(name) = hole.strip_prefix("&mut ") {
        let mode = if is_place(after) {
            Mode::Place
        } else {
            Mode::Mutable
        };
        return (mode, name);
    }
    let prefixes = [
        ("&", Mode::Borrowed),
        ("=", Mode::Owned),
        ("ref ", Mode::Reference),
        ("usize ", Mode::Usize),
        ("iter ", Mode::Iter),
        ("into ", Mode::Into),
        ("fn ", Mode::Function),
    ];
    let found = prefixes
        .iter()
        .find_map(|(prefix, mode)| Some((*mode, hole.strip_prefix(prefix)?)));
    found.unwrap_or((Mode::Operand, hole))
}

/// Whether what stands before `after` is used as a place: its method, its item, its new value.
fn is_place(after: &str) -> bool {
    let word = after.trim_start();
    let operator = word.split_whitespace().next().unwrap_or("");
    let is_assignment = operator.ends_with('=') && !matches!(operator, "==" | "!=" | "<=" | ">=");
    after.starts_with(['.', '[']) || is_assignment
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holes(template: &str) -> Vec<(Mode, &str)> {
        let holes = segments(template).into_iter();
        holes
            .filter_map(|segment| match segment {
                Segment::Hole { mode, name } => Some((mode, name)),
                Segment::Text(_) => None,
            })
            .collect()
    }

    #[test]
    fn each_mode_is_read() {
        assert_eq!(
            holes("{a}{&b}{=c}f({&mut d}){usize e}{iter f}{into g}{fn h}"),
            [
                (Mode::Operand, "a"),
                (Mode::Borrowed, "b"),
                (Mode::Owned, "c"),
                (Mode::Mutable, "d"),
                (Mode::Usize, "e"),
                (Mode::Iter, "f"),
                (Mode::Into, "g"),
                (Mode::Function, "h"),
            ]
        );
    }

    #[test]
    fn a_mutable_place_needs_no_reference() {
        for place in [
            "{&mut x}.push(1)",
            "{&mut x}[0]",
            "{&mut x} = 1",
            "{&mut x} += 1;",
        ] {
            assert_eq!(holes(place), [(Mode::Place, "x")], "{place}");
        }
        assert_eq!(holes("f({&mut x})"), [(Mode::Mutable, "x")]);
    }

    #[test]
    fn doubled_braces_are_text() {
        let text = Segment::Text("format!(\"{}\", ".to_owned());
        let hole = Segment::Hole {
            mode: Mode::Operand,
            name: "x",
        };
        assert_eq!(
            segments("format!(\"{{}}\", {x})"),
            [text, hole, Segment::Text(")".to_owned())]
        );
        assert_eq!(segments("a { b"), [Segment::Text("a { b".to_owned())]);
    }
}
