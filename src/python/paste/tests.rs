//! Each kind of paste: what is read, what is told, and where its findings are.

use super::*;
use crate::analysis::Analysis;

/// The text that is read, the remarks, and how many errors are left.
fn read_as(path: &str, text: &str) -> (String, String, Vec<String>) {
    let (source, syntax) = read(Source::new(path, text));
    let errors = syntax.errors().iter().map(|it| it.message.clone());
    (
        source.text().to_owned(),
        source.remarks().join("; "),
        errors.collect(),
    )
}

fn check(text: &str, code: &str, remark: &str) {
    assert_eq!(
        read_as("a.py", text),
        (code.to_owned(), remark.to_owned(), vec![])
    );
}

/// The findings as `idiom line:column-line:column`.
fn found(path: &str, text: &str) -> Vec<String> {
    let analysis = Analysis::of(Source::new(path, text));
    let source = analysis.source();
    analysis
        .findings()
        .iter()
        .map(|finding| {
            let (start, end) = (
                source.place(finding.span.start),
                source.end_place(finding.span.end),
            );
            let place = format!(
                "{}:{}-{}:{}",
                start.line, start.column, end.line, end.column
            );
            format!("{} {place}", finding.idiom.id)
        })
        .collect()
}

#[test]
fn good_code_is_left_alone() {
    let text = "x = '“quoted” – …'  # no\u{a0}break\n\"\"\"\n>>> 1\n```\n\"\"\"\n";
    check(text, text, "");
}

#[test]
fn spaces_of_web_pages_are_spaces() {
    check(
        "with\u{a0}open('a\u{a0}b') as f:\n\u{a0}\u{a0}\u{2003} f.read()\n",
        "with open('a\u{a0}b') as f:\n    f.read()\n",
        "4 no-break and other spaces",
    );
    let found = found("a.py", "if x:\n\u{a0}\u{a0}with open('é') as f: pass\n");
    assert_eq!(found, ["context-manager.file 2:3-2:28"]);
}

#[test]
fn typographic_quotes_are_quotes() {
    check(
        "print(“hello”, ‘a’)\n",
        "print(\"hello\", 'a')\n",
        "4 typographic quotes",
    );
    check("x = ‘don’t’\n", "x = 'don’t'\n", "2 typographic quotes");
    check(
        "x = “say \"hi\"”\n",
        "x = \"say \\\"hi\\\"\"\n",
        "2 typographic quotes",
    );
    check("x = \"a”\n", "x = \"a\"\n", "1 typographic quote");
    check(
        "“““Doc.”””\nx = 1 – 2\n",
        "\"\"\"Doc.\"\"\"\nx = 1 - 2\n",
        "6 typographic quotes, 1 other typographic character",
    );
}

#[test]
fn invisible_characters_in_code_are_dropped() {
    check(
        "im\u{200b}port os\u{feff}\n",
        "import os\n",
        "2 invisible characters",
    );
}

#[test]
fn line_numbers_are_no_code() {
    let remark = "line numbers";
    check(
        "1  def f():\n2      return 1\n3\n4  f()\n",
        "def f():\n    return 1\n\nf()\n",
        remark,
    );
    check(
        " 9: x = [\n10:     1,\n11: ]\n",
        "x = [\n    1,\n]\n",
        remark,
    );
    check("1 | with a:\n2 |     pass\n", "with a:\n    pass\n", remark);
    let found = found("a.py", " 1\twith open(p) as f:\n 2\t    pass\n");
    assert_eq!(found, ["context-manager.file 1:4-2:12"]);
}

#[test]
fn print_of_python_2_says_where_to_and_how_it_ends() {
    let read = |text: &str| read_as("a.py", text).0;
    let text = "for x in y:\n    print >>sys.stderr, x, 1\n    print x,\nprint\nprint >>out, 2,\n";
    assert_eq!(
        read(text),
        "for x in y:\n    print(x, 1, file=sys.stderr)\n    print(x, end=\" \")\nprint()\nprint(2, end=\" \", file=out)\n"
    );
    // Without anything else of Python 2 these mean something in Python 3.
    for text in ["print\n", "f = print\n"] {
        assert_eq!(read(text), text);
    }
}

#[test]
fn what_a_console_printed_is_no_code() {
    check(
        ">>> def f():\n...     return 1\n... \n>>> f()\n1\n>>> 1/0\nTraceback (most recent call last):\nZeroDivisionError: division by zero\n",
        "def f():\n    return 1\n\nf()\n1/0\n",
        "3 prompts of a console",
    );
    check(
        "In [1]: def f():\n   ...:     return 1\n   ...: \n\nIn [2]: f()\nOut[2]: 1\n",
        "def f():\n    return 1\n\nf()\n",
        "2 prompts of a console",
    );
    check(
        "In [1]:\nimport os\nos.getcwd()\nOut[1]:\n'/home'\nIn [ ]:\nx = 1\n",
        "import os\nos.getcwd()\nx = 1\n",
        "2 prompts of a console",
    );
    let found = found("a.py", ">>> x = 1\n>>> with open(x) as f:\n...     pass\n");
    assert_eq!(found, ["context-manager.file 2:5-3:13"]);
}

#[test]
fn an_error_in_a_module_is_no_console() {
    let text = "def f():\n    \"\"\"\n    >>> f()\n    1\n    \"\"\"\n    return 1\n\nx = = 2\n";
    let (read, remarks, errors) = read_as("a.py", text);
    assert_eq!((read.as_str(), remarks.as_str()), (text, ""));
    assert!(!errors.is_empty());
}

#[test]
fn of_markdown_the_fenced_python_is_read() {
    check(
        "# A title\n\nSome *prose*: don't.\n\n```python\nimport os\n```\n\n- item\n  ```py\n  os.getcwd()\n  ```\n\n```\n/home\n```\n",
        "import os\nos.getcwd()\n",
        "2 code blocks of a Markdown text",
    );
    check(
        "See:\n~~~\nx = 1\n~~~\n",
        "x = 1\n",
        "1 code block of a Markdown text",
    );
    check(
        "Text.\n```pycon\n>>> x = 1\n>>> x\n1\n```\n",
        "x = 1\nx\n",
        "1 code block of a Markdown text; 2 prompts of a console",
    );
}

const NOTEBOOK: &str = r##"{
 "cells": [
  {
   "cell_type": "markdown",
   "source": ["# Title"]
  },
  {
   "cell_type": "code",
   "metadata": {},
   "outputs": [],
   "source": [
    "%matplotlib inline\n",
    "!pip install x\n",
    "with open(\"é\\n\") as f:\n",
    "    !ls\n"
   ]
  },
  {
   "cell_type": "code",
   "source": "%%bash\necho 1"
  },
  {
   "cell_type": "code",
   "source": "%%time\nfiles = !ls\nx = lambda: 1\n\"\u00e9\ud83d\ude00\", lambda: 2"
  }
 ],
 "metadata": {"language_info": {"name": "python"}},
 "nbformat": 4,
 "nbformat_minor": 5
}
"##;

#[test]
fn of_a_notebook_the_code_cells_are_read() {
    let (read, remarks, errors) = read_as("a.ipynb", NOTEBOOK);
    assert_eq!(
        read,
        "with open(\"é\\n\") as f:\n    pass\nfiles = None\nx = lambda: 1\n\"é😀\", lambda: 2\n"
    );
    assert_eq!(
        remarks,
        "2 code cells of a notebook; 4 IPython commands set aside"
    );
    assert_eq!(errors, Vec::<String>::new());
    assert_eq!(
        found("a.ipynb", NOTEBOOK),
        [
            "context-manager.file 14:6-15:13",
            "function.lambda 24:40-24:49",
            "function.lambda 24:75-24:84",
        ]
    );
}

#[test]
fn a_notebook_in_another_language_is_not_read() {
    let julia = NOTEBOOK.replace("\"python\"", "\"julia\"");
    let (read, _, errors) = read_as("a.ipynb", &julia);
    assert_eq!(read, "");
    assert_eq!(errors, ["this notebook is in julia, not in Python"]);
    let (_, _, errors) = read_as("a.ipynb", "{\"cells\": [");
    assert!(
        errors[0].starts_with("this is no notebook: EOF while parsing"),
        "{errors:?}"
    );
}

#[test]
fn code_cut_out_of_something_deeper_is_dedented() {
    let remark = "the indentation that all lines have";
    check(
        "    def f(self):\n        return 1\n",
        "def f(self):\n    return 1\n",
        remark,
    );
    check(
        "@property\n    def f(self):\n        return 1\n",
        "@property\ndef f(self):\n    return 1\n",
        remark,
    );
}

#[test]
fn tabs_among_spaces_are_as_wide_as_in_python_2() {
    check(
        "if x:\n        a = 1\n\tb = 2\n",
        "if x:\n        a = 1\n        b = 2\n",
        "tabs among spaces, 8 columns wide",
    );
    check(
        "if x:\n    a = 1\n\tb = 2\n",
        "if x:\n    a = 1\n    b = 2\n",
        "tabs among spaces, 4 columns wide",
    );
}

#[test]
fn python_2_is_said_once_and_the_rest_is_read() {
    let text = "import os\ntry:\n    print \"a\", 1\nexcept (IOError, OSError), e:\n    raise ValueError, \"no\"\nif 1 <> 10L: exec \"x\" in {}\nprint `x`\nwith open('f') as f:\n    print f.read()\n";
    let (read, _, errors) = read_as("a.py", text);
    assert_eq!(
        read,
        "import os\ntry:\n    print(\"a\", 1)\nexcept (IOError, OSError) as e:\n    raise ValueError(\"no\")\nif 1 != 10: exec(\"x\" in {})\nprint(repr(x))\nwith open('f') as f:\n    print(f.read())\n"
    );
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(
        errors[0].starts_with("this is Python 2 (3 `print` as a statement"),
        "{errors:?}"
    );
    let found = found("a.py", text);
    assert!(
        found.contains(&"context-manager.file 8:1-9:19".to_owned()),
        "{found:?}"
    );
}

#[test]
fn an_exception_with_a_comma_is_python_2() {
    let (_, _, errors) = read_as("a.py", "try:\n    f()\nexcept ValueError, e:\n    pass\n");
    assert_eq!(
        errors,
        ["this is Python 2 (1 `except E, e`), read as Python 3"]
    );
    let (_, _, errors) = read_as(
        "a.py",
        "try:\n    f()\nexcept ValueError, KeyError:\n    pass\n",
    );
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn a_block_whose_head_was_lost_is_read() {
    let text = "    with open(path) as file:\n        text = file.read()\nexcept OSError:\n    print(f\"{path}\")\n";
    let found = found("a.py", text);
    assert_eq!(
        found,
        ["context-manager.file 1:5-2:27", "data.f-string 4:11-4:20"]
    );
}
