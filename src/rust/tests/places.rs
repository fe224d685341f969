//! Comments, blank lines and origins are where they belong.

use std::collections::{HashMap, HashSet};
use std::fs;

use proc_macro2::{TokenStream, TokenTree};

use super::{Printed, Rough, print, programs};

/// A small program, each line with its Python line behind `//=`, comments and blank lines as they stand.
fn noted(text: &str) -> Rough {
    let mut rough = Rough::default();
    for (number, line) in text.lines().enumerate() {
        let (line, origin) = match line.split_once("//=") {
            Some((line, origin)) => (line, origin.trim().parse().ok()),
            None => (line, None),
        };
        let comment = line.trim().strip_prefix("//");
        if let Some(comment) = comment.filter(|comment| !comment.starts_with(['/', '!'])) {
            rough.comments.push((number, comment.trim().to_owned()));
        } else {
            rough.text.push_str(line);
        }
        if line.trim().is_empty() {
            rough.blanks.push(number);
        }
        rough.text.push('\n');
        rough.origins.push(origin);
    }
    rough
}

/// The printed Rust with the Python line before each line.
fn shown(text: &str) -> String {
    let Printed { text, lines } = print(&noted(text)).expect("it is Rust");
    let origins: HashMap<usize, usize> = lines.into_iter().collect();
    let lines = text.lines().zip(1..).map(|(line, number)| {
        let origin = origins
            .get(&number)
            .map_or_else(String::new, ToString::to_string);
        format!("{origin:>2} {line}").trim_end().to_owned() + "\n"
    });
    lines.collect()
}

#[test]
fn each_line_knows_the_line_that_it_comes_from() {
    let shown = shown(
        "fn total(names: &[String]) -> i64 { //= 1
let widths: Vec<usize> = names.iter().filter(|name| !name.is_empty()).map(|name| name.chars().count()).collect(); //= 2
for width in &widths { //= 3
if *width > 3 { //= 4
println!(\"{width}\"); //= 5
} else { //= 6
return 0; //= 7
}
}
match widths.len() { //= 8
0 => 0, //= 9
_ => { //= 10
note(); //= 11
1 //= 12
}
}
}
struct Point { //= 20
x: f64, //= 21
y: f64, //= 22
}
",
    );
    let expected = " 1 fn total(names: &[String]) -> i64 {
 2     let widths: Vec<usize> = names
 2         .iter()
 2         .filter(|name| !name.is_empty())
 2         .map(|name| name.chars().count())
 2         .collect();
 3     for width in &widths {
 4         if *width > 3 {
 5             println!(\"{width}\");
 6         } else {
 7             return 0;
 6         }
 3     }
 8     match widths.len() {
 9         0 => 0,
10         _ => {
11             note();
12             1
10         }
 8     }
 1 }

20 struct Point {
21     x: f64,
22     y: f64,
20 }
";
    assert_eq!(shown, expected);
}

#[test]
fn comments_stand_before_what_they_were_given_to() {
    let shown = shown(
        "//= 1
// about all
use std::fmt;
/// Documented.
// decided
#[derive(Debug)]
struct Point {
// about x
x: f64,
// no more fields
}
enum Kind {
// the first
Small,
}
fn main() { //= 9
// first
let x = 1; //= 10

// second
// third
match x {
// never
1 => (),
_ => {
// nothing
}
}
let add = |a: i64| {
// with a reason
a + 1
};
let point = Point {
// its place
x: 1.0,
};
// the end
}
// behind all
",
    );
    let expected = "   // about all
   use std::fmt;

   /// Documented.
   // decided
   #[derive(Debug)]
   struct Point {
       // about x
       x: f64,
       // no more fields
   }

   enum Kind {
       // the first
       Small,
   }

 9 fn main() {
 9     // first
10     let x = 1;

       // second
       // third
       match x {
           // never
           1 => (),
           _ => {
               // nothing
           }
       }
       let add = |a: i64| {
           // with a reason
           a + 1
       };
       let point = Point {
           // its place
           x: 1.0,
       };
       // the end
 9 }
   // behind all
";
    let without_numbers = |text: &str| -> Vec<String> {
        text.lines()
            .map(|line| line.get(3..).unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(without_numbers(&shown), without_numbers(expected));
}

/// The lines that a literal goes on over, counted from 0.
fn within_literals(tokens: TokenStream, found: &mut HashSet<usize>) {
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => within_literals(group.stream(), found),
            TokenTree::Literal(literal) => {
                found.extend(literal.span().start().line..literal.span().end().line);
            }
            _ => {}
        }
    }
}

/// A program with its own lines as origins.
fn taken_apart(text: &str) -> Rough {
    let mut literals = HashSet::new();
    within_literals(text.parse().expect("it is Rust"), &mut literals);
    let mut rough = Rough::default();
    for (number, line) in text.lines().enumerate() {
        rough.origins.push(Some(number + 1));
        let comment = line
            .trim()
            .strip_prefix("//")
            .filter(|text| !text.starts_with(['/', '!']));
        match comment {
            Some(comment) if !literals.contains(&number) => {
                rough.comments.push((
                    number,
                    comment.strip_prefix(' ').unwrap_or(comment).to_owned(),
                ));
            }
            _ => rough.text.push_str(line),
        }
        if line.trim().is_empty() && !literals.contains(&number) {
            rough.blanks.push(number);
        }
        rough.text.push('\n');
    }
    rough
}

#[test]
fn a_program_taken_apart_is_put_together_again() {
    let mut same = 0;
    for path in programs(&["corpus/questions", "src/layout", "src/python", "src/types"]) {
        let text = fs::read_to_string(&path).expect("it can be read");
        let rough = taken_apart(&text);
        let printed = print(&rough).expect("it is Rust");
        let comments = |text: &str| -> Vec<String> {
            let lines = text
                .lines()
                .map(str::trim)
                .filter(|line| line.starts_with("//"));
            let mut lines: Vec<_> = lines.map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(
            comments(&printed.text),
            comments(&text),
            "{}",
            path.display()
        );
        if printed.text != text {
            continue;
        }
        same += 1;
        let origins: HashMap<usize, usize> = printed.lines.into_iter().collect();
        for (line, number) in text.lines().zip(1..) {
            let origin = origins.get(&number).copied();
            let begins = line.trim_start();
            let before = number
                .checked_sub(2)
                .and_then(|before| text.lines().nth(before));
            let attributed = before.is_some_and(|line| line.trim_end().ends_with(']'));
            let begins_one =
                begins.starts_with("fn ") || (begins.starts_with("let ") && !attributed);
            if begins_one {
                assert_eq!(origin, Some(number), "{}: {line}", path.display());
            }
            assert!(
                origin.is_none_or(|origin| origin <= number),
                "{}: {line}",
                path.display()
            );
        }
    }
    assert!(same > 20, "only {same} programs came back as they were");
}
