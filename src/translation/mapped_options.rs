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
}
