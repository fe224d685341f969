//! Input that is broken, or that tries to be more than input.

use crate::Place;
use crate::document::Document;

#[test]
fn errors_of_the_input_are_named() {
    let place = Place::with("broken.py", "def f(:\n    pass\n\nx = lambda: 1\n");
    place.write("picture.py", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0");
    place.write("latin.py", b"x = '\xe9'\n");
    place.write("nul.py", b"x = 1\0\n");
    for name in ["broken.py", "picture.py", "latin.py", "nul.py"] {
        let ran = place.py2rs(&["port", name, "--format", "json"]);
        assert_eq!(ran.status, 1, "{ran:?}");
        assert!(ran.stderr.contains(name), "{ran:?}");
        let document = Document::of(&ran);
        assert_eq!(document.path, name);
        let [first, ..] = &*document.errors else {
            panic!("{document:?}");
        };
        assert!(first.line >= 1 && first.column >= 1 && !first.message.is_empty());
        let text = place.py2rs(&["port", name]);
        assert_eq!(text.status, 1, "{text:?}");
        syn::parse_file(&text.stdout).expect("is Rust, or nothing");
    }
}

/// What tries to leave the comments and strings of the program, or to be obeyed by a terminal.
#[test]
fn nothing_of_the_input_becomes_rust_or_is_obeyed() {
    let escapes = "\u{1b}]0;t\u{7}\u{1b}[2J\u{9b}31m\u{202e}\u{2066}\u{200b}\u{2028}\u{85}\u{8}";
    let texts = [
        format!("exec('{escapes}')\n"),
        format!("# {escapes}\nx = 1  # {escapes}\nexec(x)\n"),
        format!("def f():\n    '''{escapes}'''\n    exec('''\n{escapes}\n''')\n"),
        "exec('\"#\"##\"###; fn evil() {} //')\n".to_owned(),
        "exec('''\n*/ fn evil() {} /*\n''')  # */ fn evil() {} /*\n".to_owned(),
        "exec('\\\r\n\"; evil!(); \"')\r\nexec('{}{0}{x}')\r\n".to_owned(),
        "# \r\u{c}\nexec(1)\n'''\n//! x\n#![evil]\n'''\n".to_owned(),
        "exec(\u{ff45}\u{ff56}\u{ff49}\u{ff4c})\nclass \u{5d0}: pass\nexec('\u{fdd0}\u{fffe}')\n"
            .to_owned(),
    ];
    for text in &texts {
        let place = Place::with("a.py", text);
        let ran = place.py2rs(&["port", "a.py", "--format", "json"]);
        assert_eq!(ran.status, 0, "{text:?}: {ran:?}");
        let document = Document::of(&ran);
        let printed = place.py2rs(&["port", "a.py"]);
        for rust in [&document.rust, &printed.stdout] {
            let is_raw = |c: char| {
                (c.is_control() && c != '\n')
                    || matches!(c, '\u{200b}' | '\u{2028}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert!(!rust.contains(is_raw), "{text:?}: {rust:?}");
            let file = syn::parse_file(rust).unwrap_or_else(|error| panic!("{error}: {rust}"));
            let mut functions = file.items.iter();
            let is_evil =
                |it: &syn::Item| matches!(it, syn::Item::Fn(it) if it.sig.ident == "evil");
            assert!(!functions.any(is_evil), "{rust}");
            assert!(
                file.attrs.iter().all(|it| it.path().is_ident("doc")),
                "{rust}"
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_are_shown_not_obeyed() {
    let place = Place::new();
    for name in [
        "a\nfn evil() {}\n.py",
        "\u{1b}[2J\u{202e}.py",
        "*) \"# {x}.py",
    ] {
        place.write(name, "exec('1')\n");
        let ran = place.py2rs(&["port", name]);
        assert_eq!(ran.status, 0, "{ran:?}");
        assert!(!ran.stdout.contains(['\u{1b}', '\u{202e}']), "{ran:?}");
        let file = syn::parse_file(&ran.stdout).expect("is Rust");
        let is_evil = |it: &syn::Item| matches!(it, syn::Item::Fn(it) if it.sig.ident == "evil");
        assert!(!file.items.iter().any(is_evil), "{ran:?}");
        let ran = place.py2rs(&["port", name, "--format", "json"]);
        assert_eq!(Document::of(&ran).path, name);
    }
    let missing = place.py2rs(&["port", "no\nsuch\u{1b}.py"]);
    assert_eq!(missing.status, 2, "{missing:?}");
    assert!(!missing.stderr.contains('\u{1b}'), "{missing:?}");
}

/// What is put into itself has a type that grows with each reading.
#[test]
fn what_is_put_into_itself_comes_to_an_end() {
    let text = "def grow(a):\n    while True:\n        \
                a = {a: f'{a}' for _ in [a, 'x', 1]}\n        a = [a, {a: 'x'}, 1]\n        \
                a = {'k': a, a: [a, 't']}\n        a = {a: a, 1: 'x'}\n        \
                a = {a: [a, {1: a}], 2: {a: {a: 't'}}}\n        a = [{a: a}, a, [a, {a: 'x'}]]\n\n\n\
                grow('x')\n";
    let place = Place::with("a.py", text);
    let ran = place.py2rs(&["port", "a.py"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    syn::parse_file(&ran.stdout).expect("is Rust");
}

/// A function that is among its own arguments has no type that Rust could write.
#[test]
fn functions_that_take_themselves_come_to_an_end() {
    for text in [
        "def f(**d):\n    return 1\n\n\nprint(f(x=f))\n",
        "def f(g):\n    return 1\n\n\nprint(f([f]))\n",
        "def f(*g):\n    return g\n\n\nprint(f(f, [f]))\n",
    ] {
        let place = Place::with("a.py", text);
        let ran = place.py2rs(&["port", "a.py"]);
        assert_eq!(ran.status, 0, "{ran:?}");
        syn::parse_file(&ran.stdout).expect("is Rust");
    }
}

/// What a variable of the module is made of may be asked for while that is found out.
#[test]
fn a_variable_that_is_made_of_itself_comes_to_an_end() {
    let text = "@(x := y)\ndef f(a):\n    @x\n    def g():\n        pass\n\n\n\
                x = [x for s in y if x]\n";
    let place = Place::with("a.py", text);
    let ran = place.py2rs(&["port", "a.py"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    syn::parse_file(&ran.stdout).expect("is Rust");
}
