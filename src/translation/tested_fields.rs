//! `if self.left is not None: self.left.walk()` as `if let Some(left) = &self.left { left.walk() }`: a field that is
//! tested is bound, where all that the test leads to takes its value out of it.

use super::translator::Translator;
use crate::rust::taken::{SAID, taken};

/// How a value is taken out of a field, and how the field is bound then.
const FORMS: [(&str, &str, &str); 5] = [
    (".as_mut()", "&mut ", ""),
    (".as_ref()", "&", ""),
    (".as_deref_mut()", "", ".as_deref_mut()"),
    (".as_deref()", "", ".as_deref()"),
    ("", "", ""),
];

impl Translator<'_, '_> {
    /// Binds the field that the `if` on the line `at` tests, for all that was written since.
    pub(super) fn bind_tested_field(&mut self, at: usize) {
        let lines = &self.out.lines[at..];
        let Some((keyword, test)) = lines.first().and_then(|it| test_of(it)) else {
            return;
        };
        let (first, rest) = test.split_once(" && ").unwrap_or((test, ""));
        let Some(place) = first.strip_suffix(".is_some()") else {
            return;
        };
        let code: Vec<String> = std::iter::once(rest.to_owned())
            .chain(lines[1..].iter().cloned())
            .collect();
        if self.program.lending.methods.contains_key(&self.func) {
            return;
        }
        let Some((bound, mut code)) = bound(place, &code) else {
            return;
        };
        let rest = std::mem::take(&mut code[0]);
        let rest = if rest.is_empty() {
            rest
        } else {
            format!(" && {rest}")
        };
        code[0] = format!("{keyword}{bound}{rest} {{");
        self.out.lines.splice(at.., code);
    }

    /// Binds the field that the `if` on the line `at` finds empty for its `else`, which is on the line `other` and
    /// comes first then. Both have to be all that was written since, and nothing stands between their lines.
    pub(super) fn bind_field_of_else(&mut self, at: usize, other: usize) {
        let lines = &self.out.lines;
        let place = match test_of(&lines[at]) {
            Some(("if ", test)) => test.strip_suffix(".is_none()"),
            _ => None,
        };
        let (Some(place), Some(otherwise)) = (place, lines.get(other + 1..)) else {
            return;
        };
        let is_between = |line: usize| (at + 1..lines.len()).contains(&line);
        let notes = self.out.comments.iter().map(|it| it.0);
        let notes = notes.chain(self.out.blanks.iter().copied());
        if self.program.lending.methods.contains_key(&self.func)
            || notes
                .chain(self.out.also.iter().map(|it| it.0))
                .any(is_between)
        {
            return;
        }
        let Some((bound, mut code)) = bound(place, otherwise) else {
            return;
        };
        let head = format!("if {bound} {{");
        code.push(lines[other].clone());
        code.extend_from_slice(&lines[at + 1..other]);
        let origins = &self.out.origins;
        let mut from = origins[other + 1..].to_vec();
        from.extend_from_slice(&origins[other..=other]);
        from.extend_from_slice(&origins[at + 1..other]);
        self.out.lines[at] = head;
        self.out.lines.splice(at + 1.., code);
        self.out.origins.splice(at + 1.., from);
    }
}

/// The keyword and the test of a line that opens an `if`.
fn test_of(line: &str) -> Option<(&'static str, &str)> {
    let line = line.strip_suffix(" {")?;
    ["if ", "} else if "]
        .into_iter()
        .find_map(|keyword| Some((keyword, line.strip_prefix(keyword)?)))
}

/// A test of a field, `a.b.is_some()`, as one that binds it, with the value that it leads to.
pub(super) fn bound_in(test: &str, value: &str) -> Option<(String, String)> {
    let place = test.strip_suffix(".is_some()")?;
    let (pattern, mut code) = bound(place, &[value.to_owned()])?;
    Some((pattern, code.pop()?))
}

/// The pattern that binds a field, and code with the name that it binds; nothing where the code does anything else
/// with the field, or with all that the field is a part of.
fn bound(place: &str, code: &[String]) -> Option<(String, Vec<String>)> {
    let (root, _) = place.split_once('.')?;
    let (_, name) = place.rsplit_once('.')?;
    let is_path = place.split('.').all(|part| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part.chars().all(|c| c.is_alphanumeric() || c == '_')
    });
    let is_name = syn::parse_str::<syn::Ident>(name).is_ok() && name != root;
    if !is_path || !is_name || code.iter().any(|it| has_word(it, name, place)) {
        return None;
    }
    let taken = |form: &str| SAID.map(|said| taken(place, form, said));
    let is_taken = |form: &str| {
        let mut taken = taken(form).into_iter();
        taken.any(|it| code.iter().any(|line| line.contains(&it)))
    };
    let mut forms = FORMS.into_iter().filter(|it| is_taken(it.0));
    let (_, borrow, asked) = forms.next()?;
    // What is looked at may be what may be changed as well; other forms are of other types.
    let rest: Vec<&str> = forms.map(|it| it.0).collect();
    if !(rest.is_empty() || borrow == "&mut " && rest == [".as_ref()"]) {
        return None;
    }
    let mut written = Vec::with_capacity(code.len());
    for line in code {
        let mut line = line.clone();
        for (form, ..) in FORMS {
            for taken in taken(form) {
                line = line.replace(&taken, name);
            }
        }
        if line.contains("move |") || !leaves_alone(&line, root, place) {
            return None;
        }
        written.push(line);
    }
    Some((
        format!("let Some({name}) = {borrow}{place}{asked}"),
        written,
    ))
}

/// Whether some code has a word that is no field, besides where it stands in `place`.
fn has_word(code: &str, word: &str, place: &str) -> bool {
    let code = code.replace(place, "");
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        !code[..at].ends_with(|c: char| is_part(c) || c == '.')
            && !code[at + word.len()..].starts_with(is_part)
    })
}

/// Whether a line uses nothing of `root` but fields other than `place`.
fn leaves_alone(line: &str, root: &str, place: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(root).all(|(at, _)| {
        let after = &line[at + root.len()..];
        let is_word =
            !line[..at].ends_with(|c: char| is_part(c) || c == '.') && !after.starts_with(is_part);
        if !is_word {
            return true;
        }
        let Some(after) = after.strip_prefix('.') else {
            return false;
        };
        let end = after.find(|c: char| !is_part(c)).unwrap_or(after.len());
        let field = format!("{root}.{}", &after[..end]);
        let is_of_place = place == field || place.starts_with(&format!("{field}."));
        end > 0 && !after[end..].starts_with('(') && !is_of_place
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(code: &[&str]) -> Vec<String> {
        code.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_field_that_is_tested_is_bound() {
        let code = lines(&[
            r#"self.left.as_ref().expect("an instance").walk(out);"#,
            "self.n += 1;",
        ]);
        let (head, code) = bound("self.left", &code).expect("it is bound");
        assert_eq!(head, "let Some(left) = &self.left");
        assert_eq!(code, ["left.walk(out);", "self.n += 1;"]);
        let code = lines(&[r#"n > self.limit.expect("it is not None here")"#]);
        let (head, code) = bound("self.limit", &code).expect("it is bound");
        assert_eq!(
            (&*head, &*code[0]),
            ("let Some(limit) = self.limit", "n > limit")
        );
    }

    #[test]
    fn a_value_is_bound_by_its_test() {
        let taken = r#"Some(a.inner.as_ref().expect("an instance").size)"#;
        let case = bound_in("a.inner.is_some()", taken);
        let wanted = ("let Some(inner) = &a.inner", "Some(inner.size)");
        assert_eq!(case, Some((wanted.0.to_owned(), wanted.1.to_owned())));
        assert_eq!(bound_in("a.inner().is_some()", taken), None);
        assert_eq!(
            bound_in("a.n.is_some()", r#"a.n.expect("an instance") + n"#),
            None
        );
    }

    #[test]
    fn a_field_that_is_changed_or_lent_with_its_owner_is_not_bound() {
        let taken = r#"self.left.as_mut().expect("an instance").insert(key);"#;
        for other in [
            "self.left = None;",
            "self.count();",
            "f(self);",
            "left += 1;",
            "g(&self.left);",
        ] {
            assert_eq!(bound("self.left", &lines(&[taken, other])), None, "{other}");
        }
        assert_eq!(bound("self.left", &lines(&["self.n += 1;"])), None);
        assert_eq!(bound("left", &lines(&[taken])), None);
    }
}
