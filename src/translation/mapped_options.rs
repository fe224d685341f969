//! `x.name if x is not None else None` as `x.as_ref().map(|x| x.name)`.

use syn::Expr;

/// An `if let Some(name) = value { Some(inner) } else { None }` as what the option is mapped to; nothing where the
/// code is of another form, or leaves the function.
pub(super) fn mapped(head: &str, then: &str, otherwise: &str) -> Option<String> {
    let (name, value) = head.strip_prefix("let Some(")?.split_once(") = ")?;
    if then == name && !value.starts_with('&') && is_literal(otherwise) {
        let is_one = matches!(syn::parse_str(value).ok()?, Expr::Path(_) | Expr::Field(_));
        return is_one.then(|| format!("{value}.unwrap_or({otherwise})"));
    }
    let inner = then.strip_prefix("Some(")?.strip_suffix(')')?;
    let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
    let leaves = ["?", "return ", ".await", "break", "continue", "todo!"]
        .iter()
        .any(|it| inner.contains(it));
    if otherwise != "None" || !is_name || leaves || inner == name {
        return None;
    }
    let is_some = matches!(syn::parse_str(then).ok()?, Expr::Call(call) if call.args.len() == 1);
    let (place, borrowed) = match value.strip_prefix('&') {
        Some(place) => (place, ".as_ref()"),
        None => (value, ""),
    };
    let is_place = matches!(
        syn::parse_str(place).ok()?,
        Expr::Path(_) | Expr::Field(_) | Expr::MethodCall(_) | Expr::Call(_)
    );
    if !is_some || !is_place {
        return None;
    }
    // A function that is only called with it is what it is mapped by.
    let called = inner.strip_suffix(&format!("({name})"));
    let function = called.filter(|it| matches!(syn::parse_str(it), Ok(Expr::Path(_))));
    let closure = function.map_or_else(|| format!("|{name}| {inner}"), str::to_owned);
    Some(format!("{place}{borrowed}.map({closure})"))
}

fn is_literal(text: &str) -> bool {
    let literal = text.strip_prefix('-').unwrap_or(text);
    matches!(syn::parse_str(literal), Ok(Expr::Lit(_)))
}

/// A test of a field, `a.b.is_some()`, as one that binds it, with the code that it leads to: what that takes out of
/// the field has the name of the field then. Nothing where that code uses what the field is of for anything else.
pub(super) fn bound(head: &str, then: &str) -> Option<(String, String)> {
    let place = head.strip_suffix(".is_some()")?;
    let (root, _) = place.split_once('.')?;
    let (_, name) = place.rsplit_once('.')?;
    let is_path = |it: &str| {
        it.split('.').all(|part| {
            part.starts_with(|c: char| c.is_ascii_lowercase())
                && part.chars().all(|c| c.is_alphanumeric() || c == '_')
        })
    };
    if !is_path(place) || syn::parse_str::<syn::Ident>(name).is_err() || has_word(then, name, place)
    {
        return None;
    }
    [
        ("&", ".as_ref()", ""),
        ("", ".as_deref()", ".as_deref()"),
        ("", "", ""),
    ]
    .into_iter()
    .find_map(|(borrow, form, asked)| {
        let mut left = then.to_owned();
        for said in ["an instance", "it is not None here"] {
            left = left.replace(&format!("{place}{form}.expect({said:?})"), name);
        }
        let is_bound = left != then && !has_word(&left, root, "");
        is_bound.then(|| (format!("let Some({name}) = {borrow}{place}{asked}"), left))
    })
}

/// Whether some code has a word that is no field, besides where it stands in `place`.
pub(super) fn has_word(code: &str, word: &str, place: &str) -> bool {
    let code = if place.is_empty() {
        code.to_owned()
    } else {
        code.replace(place, "")
    };
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        !code[..at].ends_with(|c: char| is_part(c) || c == '.')
            && !code[at + word.len()..].starts_with(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_mapped() {
        let mapped = |head, then| mapped(head, then, "None");
        let case = mapped("let Some(x) = &x", "Some(x.name.clone())");
        assert_eq!(case.as_deref(), Some("x.as_ref().map(|x| x.name.clone())"));
        let case = mapped("let Some(x) = self.at", "Some(f(x))");
        assert_eq!(case.as_deref(), Some("self.at.map(f)"));
        assert_eq!(mapped("let Some(x) = &x", "Some(f(x)?)"), None);
        assert_eq!(mapped("let Some(x) = &x && x > 1", "Some(x + 1)"), None);
        assert_eq!(mapped("let Some(x) = x", "x.next()"), None);
    }

    #[test]
    fn what_is_there_or_a_literal_is_one_of_both() {
        let case = mapped("let Some(x) = x", "x", "-1");
        assert_eq!(case.as_deref(), Some("x.unwrap_or(-1)"));
        assert_eq!(mapped("let Some(x) = x", "x", "f()"), None);
        assert_eq!(mapped("let Some(x) = &x", "x", "\"none\""), None);
    }

    #[test]
    fn a_field_is_bound_where_nothing_else_of_its_owner_is_used() {
        let taken = "Some(a.inner.as_ref().expect(\"an instance\").size)";
        let case = bound("a.inner.is_some()", taken).expect("it is bound");
        assert_eq!(case.0, "let Some(inner) = &a.inner");
        assert_eq!(case.1, "Some(inner.size)");
        let case = bound("a.n.is_some()", "a.n.expect(\"it is not None here\") + 1");
        assert_eq!(case.expect("it is bound").1, "n + 1");
        assert_eq!(
            bound("a.inner.is_some()", &format!("a.change({taken})")),
            None
        );
        assert_eq!(bound("a.inner().is_some()", taken), None);
        assert_eq!(
            bound("a.n.is_some()", "a.n.expect(\"an instance\") + n"),
            None
        );
    }
}
