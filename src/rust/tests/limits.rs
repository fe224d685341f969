//! Odd and hostile input: printed as it was, or refused.

use proptest::prelude::*;

use super::{print, printed, rough};

#[test]
fn what_is_no_rust_is_refused_with_its_line() {
    let error = print(&rough("fn main() {\n    let x = ;\n}\n")).expect_err("it is no Rust");
    assert_eq!(error.line, 2);
    assert!(error.to_string().starts_with("line 2: "), "{error}");
    let error = print(&rough("fn main() {\n    let x = \"open;\n}\n")).expect_err("it is no Rust");
    assert_eq!(error.line, 2);
}

#[test]
fn nothing_is_printed_as_nothing() {
    assert_eq!(printed("").as_deref(), Ok(""));
    assert_eq!(printed("\n\n  \n").as_deref(), Ok(""));
    assert_eq!(printed("fn main() {}").as_deref(), Ok("fn main() {}\n"));
}

#[test]
fn deep_nesting_is_refused_and_overflows_no_stack() {
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("f(", ")"),
        ("|x| (", ")"),
    ] {
        let nested = |depth: usize| {
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            printed(&format!("fn main() {{ let x = {text}; }}"))
        };
        assert!(nested(50).is_ok(), "{open}");
        assert!(nested(1_000).is_err(), "{open}");
        assert!(nested(20_000).is_err(), "{open}");
    }
    for sign in [
        "!",
        "&",
        "-",
        "*",
        "|x| ",
        "return ",
        "x = ",
        "x + ",
        "if x {} else ",
    ] {
        let run = |length: usize| {
            printed(&format!(
                "fn main() {{ let y = {}{{ 1 }}; }}",
                sign.repeat(length)
            ))
        };
        assert!(run(100).is_ok(), "{sign}");
        assert!(run(20_000).is_err(), "{sign}");
    }
    for link in [".a()", "?", ".a", "[0]", "()"] {
        let chain = |length: usize| printed(&format!("fn main() {{ x{}; }}", link.repeat(length)));
        assert!(chain(300).is_ok(), "{link}");
        assert!(chain(20_000).is_err(), "{link}");
    }
    let of_type = |length: usize| printed(&format!("type T = {}u8;", "&".repeat(length)));
    assert!(of_type(500).is_ok());
    assert!(of_type(20_000).is_err());
}

/// Nesting must not double the work at each level: that is counted, and refused.
#[test]
fn nested_calls_and_closures_take_no_work_to_speak_of() {
    for (open, close) in [
        ("apply(first, |item| second.call(item, ", "))"),
        ("match x { Some(y) => ", ", None => 0 }"),
        ("if x { ", " } else { 0 }"),
        ("a.b(|c| { d(c); ", " }).e()"),
        ("Some(vec![", "])"),
        ("&(1 + ", " * 2)"),
    ] {
        let text = format!("{}1{}", open.repeat(16), close.repeat(16));
        let text = printed(&format!("fn main() {{ let x = {text}; }}"));
        assert!(text.is_ok(), "{open}: {text:?}");
    }
}

#[test]
fn a_long_program_is_printed_whole() {
    let body = "let total: i64 = values.iter().filter(|v| v.is_positive()).map(|v| v * 2).sum();\n\
                println!(\"{} {}\", total, describe(&values, \"with a rather long text\"));\n";
    let text = printed(&format!("fn main() {{\n{}}}\n", body.repeat(2_000)));
    assert_eq!(text.map(|text| text.lines().count()), Ok(2_000 * 6 + 2));
}

#[test]
fn literals_stay_as_they_were_written() {
    for literal in [
        r#""a // no comment { ( [ \" \\ ""#,
        "r##\"raw \"# // /* { \n   two\n\n\tlines  \n\"##",
        "\"over\n   two lines\"",
        "\"goes on \\\n      here\"",
        "b\"bytes\\x00\"",
        "c\"c\"",
        "'\\''",
        "b'\\n'",
        "1_000_000_i64",
        "0xFF_u8",
        "1e-10_f64",
        "1.",
        "\"é 漢字 \u{1F600} \u{202E}\"",
    ] {
        let text = printed(&format!(
            "fn main() {{ let x = {literal}; f({literal}, 1) }}"
        ));
        let text = text.unwrap_or_else(|error| panic!("{literal}: {error}"));
        assert_eq!(text.matches(literal).count(), 2, "{text}");
    }
}

proptest! {
    #[test]
    fn text_in_literals_comments_and_documentation_survives(value in "\\PC{0,120}", line in any::<String>()) {
        let text = format!(
            "#[doc = {value:?}] fn f() {{ let x = {value:?}; g(|y| y.h({value:?}), format!(\"{{}}\", {value:?})); }}"
        );
        let mut rough = rough(&text);
        rough.comments.push((0, line.clone()));
        let result = print(&rough).expect("it is Rust").text;
        let file = syn::parse_file(&result).expect("it is Rust still");
        let syn::Item::Fn(function) = &file.items[0] else {
            panic!("{result}")
        };
        prop_assert_eq!(function.block.stmts.len(), 2);
        let literal = format!("{value:?}");
        prop_assert!(result.matches(&literal).count() >= 3, "{}", result);
    }
}
