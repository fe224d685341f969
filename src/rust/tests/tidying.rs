//! What is written shorter, and what looks alike and has to stay.

use crate::rust::tidied;

/// The one text becomes the other, on as many lines, and stays that.
fn becomes(before: &str, after: &str) {
    assert_eq!(tidied(before.to_owned()), after);
    assert_eq!(tidied(after.to_owned()), after);
    assert_eq!(before.lines().count(), after.lines().count());
}

fn stays(text: &str) {
    becomes(text, text);
}

/// A statement in a function.
fn of(statement: &str) -> String {
    format!("fn f() {{\n    {statement}\n}}\n")
}

#[test]
fn what_a_closure_does_not_name_is_not_bound() {
    becomes(
        &of("a.map(|(&cell, &n)| cell).map(|x| 1);"),
        &of("a.map(|(&cell, _)| cell).map(|_| 1);"),
    );
    // Named in a text, in a macro, or only by a longer name.
    stays(&of(
        "a.map(|n| println!(\"{n}\")).map(|n| vec![n]).map(|n| n.n);",
    ));
    becomes(&of("a.map(|n| nn);"), &of("a.map(|_| nn);"));
    // What begins with `_` says it, and what is no variable matches.
    stays(&of(
        "a.map(|_n| 1); match b { None => 1, MAX => 2, _ => 3 };",
    ));
}

#[test]
fn what_an_arm_does_not_name_is_not_bound() {
    becomes(
        &of("match a { Ok(x) => 1, Err(e) if e.is() => 2, Err(e) => 3 };"),
        &of("match a { Ok(_) => 1, Err(e) if e.is() => 2, Err(_) => 3 };"),
    );
    stays(&of("match a { A(x) | B(x) => 1, C { x } => 2 };"));
}

#[test]
fn a_closure_that_only_makes_is_what_makes() {
    becomes(
        &of("a.map(|it| Some(it)).map(|it| Value::Int(it));"),
        &of("a.map(Some).map(Value::Int);"),
    );
    stays(&of(
        "a.map(|it| Some(&it)).map(|it| f(it)).sort_by_key(|it| Some(it));",
    ));
    stays(&of(
        "a.map(|it| Vec::<u8>::from(it)).map(|(it, _)| Some(it));",
    ));
}

#[test]
fn a_closure_that_only_calls_a_function_of_values_is_it() {
    let with = |f: &str, call: &str| format!("{f}\nfn main() {{ {call}; }}\n");
    let plain = "fn f(x: i64) -> i64 { x }";
    becomes(&with(plain, "a.map(|it| f(it))"), &with(plain, "a.map(f)"));
    // Through a reference, a parameter or a variable it might be something else.
    stays(&with("fn f(x: &str) -> i64 { 1 }", "a.map(|it| f(it))"));
    stays(&with("fn f<T>(x: T) -> T { x }", "a.map(|it| f(it))"));
    stays(&with(plain, "let f = 1; a.map(|it| f(it))"));
}

#[test]
fn conditions_are_said_once() {
    becomes(
        &of("g(!a.b.is_some_and(|it| !it.is_empty()));"),
        &of("g(a.b.is_none_or(|it| it.is_empty()));"),
    );
    stays(&of(
        "g(!a.is_some_and(|it| it > 1), a.is_some_and(|it| !it));",
    ));
    stays(&of("g(!a.is_some_and(|it| !(it > 1)));"));
}

#[test]
fn what_is_looked_at_once_is_no_vector() {
    becomes(&of("vec![1, 2].repeat(3);"), &of("[1, 2].repeat(3);"));
    stays(&of(
        "vec![0; n].iter(); vec![].iter(); vec![1].into_iter();",
    ));
}

#[test]
fn literals_are_part_of_the_text_they_are_put_into() {
    becomes(
        &of("println!(\"{} {:>3} {a}\", \"b{c}\", d);"),
        &of("println!(\"b{{c}} {:>3} {a}\", d);"),
    );
    becomes(
        &of("write!(f, \"{}{}\", \"a\", \"b\");"),
        &of("write!(f, \"ab\");"),
    );
    // With a width, by a number or a name, with what a text writes otherwise.
    stays(&of(
        "println!(\"{:>3}\", \"a\"); println!(\"{0} {0}\", \"a\");",
    ));
    stays(&of(
        "println!(\"{b}\", b = \"a\"); println!(\"{}\", \"\\n\");",
    ));
    stays(&of(
        "println!(\"{:1$}\", \"a\", n); println!(r\"{}\", \"a\");",
    ));
}

#[test]
fn what_is_shown_needs_no_text_of_its_own() {
    becomes(
        &of("println!(\"{} {}\", a.to_string(), (b + 1).to_string());"),
        &of("println!(\"{} {}\", a, b + 1);"),
    );
    // What another argument may change has been shown before it does.
    stays(&of(
        "println!(\"{} {}\", self.a.to_string(), self.change());",
    ));
    stays(&of("println!(\"{} {}\", a[0].to_string(), f(a));"));
    // A width counts the text; a lock is held while it is written.
    stays(&of("println!(\"{:>3}\", a.to_string());"));
    stays(&of("println!(\"{}\", a.lock().to_string());"));
    stays(&of("panic!(\"{}\", a.to_string());"));
    // A method of the file's own says something else.
    stays(
        "impl A {\n    fn to_string(&self) -> String { b }\n    fn f(&self) { print!(\"{}\", self.to_string()) }\n}\n",
    );
}

#[test]
fn formats_within_formats_are_one() {
    becomes(
        &of("println!(\"a {}|{}\", format!(\"{:>3}{{\", b), c);"),
        &of("println!(\"a {:>3}{{|{}\", b, c);"),
    );
    becomes(
        &of("println!(\"{}\", format!(\"{b}\"));"),
        &of("println!(\"{b}\");"),
    );
    stays(&of("println!(\"{:>9}\", format!(\"{:>3}\", b));"));
    stays(&of("println!(\"{}{}\", format!(\"{}\", a.b), a.change());"));
}

#[test]
fn results_are_handed_on_where_they_are_of_one_type() {
    let with = |e: &str, body: &str| {
        format!(
            "fn g() -> Result<i64, {e}> {{ Ok(1) }}\nfn f() -> Result<i64, Error> {{ {body} }}\n"
        )
    };
    becomes(&with("Error", "Ok(g()?)"), &with("Error", "g()"));
    becomes(
        &with("Error", "if a { return Ok(g()?); } h"),
        &with("Error", "if a { return g(); } h"),
    );
    stays(&with("Other", "Ok(g()?)"));
    stays(&with(
        "Error",
        "let k = || { if a { return Ok(g()?); } h }; k()",
    ));
    let method = |body: &str| {
        format!(
            "impl A {{\n    fn new() -> Result<Self, E> {{ b }}\n    fn of() -> Result<A, E> {{ {body} }}\n}}\n"
        )
    };
    becomes(&method("Ok(Self::new()?)"), &method("Self::new()"));
    becomes(&method("Ok(A::new()?)"), &method("A::new()"));
}

#[test]
fn an_end_says_what_it_gives() {
    becomes(
        "fn f() -> i64 {\n    return 1;\n}\n",
        "fn f() -> i64 {\n    1\n}\n",
    );
    becomes(
        "fn f() -> i64 {\n    match a { 1 => return 2, _ => { b(); return 3; } }\n}\n",
        "fn f() -> i64 {\n    match a { 1 => 2, _ => { b(); 3 } }\n}\n",
    );
    stays("fn f() -> i64 {\n    if a { return 1; }\n    return;\n}\n");
}

#[test]
fn what_does_not_parse_stays() {
    stays("fn f( { |x| 1 }\n");
}

#[test]
fn what_may_not_be_there_is_taken_out_where_it_is_looked_for() {
    becomes(
        &of(
            "let x = find(1);\n    if x.is_none() {\n        return;\n    }\n    x.as_ref().expect(\"an instance\").run(x.as_ref().expect(\"an instance\"));",
        ),
        &of("let Some(x) = find(1)\n else {\n        return;\n    };\n    x.run(&x);"),
    );
    // It is asked again, hidden, shown, or the way on does not lead out.
    stays(&of(
        "let x = find(); if x.is_none() { return; } x.as_ref().expect(\"an instance\").run(); y(x.is_some());",
    ));
    stays(&of(
        "let x = find(); if x.is_none() { return; } x.expect(\"an instance\"); let x = 1;",
    ));
    stays(&of(
        "let x = find(); if x.is_none() { return; } x.expect(\"an instance\"); println!(\"{x:?}\");",
    ));
    stays(&of(
        "let x = find(); if x.is_none() { y(); } y(); x.expect(\"an instance\").run();",
    ));
}

#[test]
fn what_is_taken_for_granted_is_taken_out_where_it_is_bound() {
    becomes(
        &of(
            "let x: Option<Rc<A>> = find(); x.as_ref().expect(\"an instance\").n.set(1); y(x.as_ref().expect(\"an instance\"));",
        ),
        &of("let x = find().expect(\"an instance\"); x.n.set(1); y(&x);"),
    );
    becomes(
        &of(
            "let mut x = find(); loop { if x.as_ref().expect(\"an instance\").n == 1 { return; } x = Some(next()); }",
        ),
        &of(
            "let mut x = find().expect(\"an instance\"); loop { if x.n == 1 { return; } x = next(); }",
        ),
    );
    // Something else comes first, perhaps it is never looked at, or it is a place that stays.
    stays(&of(
        "let x = find(); y(); x.as_ref().expect(\"an instance\").run();",
    ));
    stays(&of(
        "let x = find(); if y() { x.as_ref().expect(\"an instance\").run(); }",
    ));
    stays(&of(
        "let x = find(); y() && x.as_ref().expect(\"an instance\").run();",
    ));
    stays(&of(
        "let x = self.x; x.as_ref().expect(\"an instance\").run();",
    ));
    stays(&of(
        "let mut x = find(); x.as_ref().expect(\"an instance\").run(); x = next();",
    ));
    stays(&of(
        "let x = find(); y(x.as_ref().expect(\"an instance\").clone());",
    ));
}
