//! The texts, and the exit status that each must have.

/// A text by name.
pub(crate) struct Text {
    pub(crate) name: &'static str,
    /// 0 for Python, 1 for what has an error.
    pub(crate) status: i32,
    pub(crate) bytes: fn() -> Vec<u8>,
}

macro_rules! texts {
    ($($name:literal $status:literal $bytes:expr;)*) => {
        &[$(Text { name: $name, status: $status, bytes: || Vec::from($bytes) }),*]
    };
}

const MIB: usize = 1 << 20;

pub(crate) const ALL: &[Text] = texts! {
    "empty" 0 "";
    "only_comments" 0 "# a\n# b\n";
    "only_blank_lines" 0 "\n \n\t\n\x0c\n";
    "no_line_end" 0 "x = lambda: 1";
    "carriage_returns" 0 "def f():\r    return 1\rwith open('a') as g:\r    g.read()\r";
    "carriage_returns_and_line_feeds" 0 "def f():\r\n    return 1\r\nx = lambda: 1\r\n";
    "form_feeds" 0 "\x0cimport os\n\x0cdef f():\n    return lambda: 1\n";
    "a_nul_byte" 1 "x = 1\0\ny = lambda: 2\n";
    "nul_bytes" 1 vec![0; 10_000];
    "random_bytes" 1 noise(100_000);
    "a_picture" 1 [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &noise(50_000)].concat();
    "an_executable" 1 [&b"\x7fELF\x02\x01\x01\0"[..], &noise(50_000)].concat();
    "a_byte_order_mark" 0 "\u{feff}x = lambda: 1\n";
    "utf_16" 0 [&b"\xff\xfe"[..], &utf_16("x = lambda: 1\n")].concat();
    "latin_1_declared" 0 &b"# -*- coding: latin-1 -*-\nx = '\xe9', lambda: 1\n"[..];
    "latin_1_undeclared" 1 &b"x = '\xe9', lambda: 1\n"[..];
    "an_unknown_encoding" 1 "# coding: klingon\nx = lambda: 1\n";
    "surrogates" 1 &b"x = '\xed\xa0\x80'\n"[..];
    "overlong_utf_8" 1 &b"x = '\xc0\x80\xf8\x88\x80\x80\x80'\n"[..];
    "code_of_64_mebibytes" 1 repeated("def f(a, b):\n    with open(a) as g:\n        return [x for x in g if x > b]\n\n", 64 * MIB);
    "data_of_64_mebibytes" 1 format!("x = [\n{}]\n", text("    1, 2, 3, 'abc', None,\n", 64 * MIB));
    "a_string_of_64_mebibytes" 0 format!("x = '''{}'''\n", text("a", 64 * MIB));
    "a_comment_of_64_mebibytes" 0 format!("# {}\n", text("a", 64 * MIB));
    "a_line_of_10_megabytes" 1 format!("x = [{}]\n", text("1, ", 10_000_000));
    "a_name_of_10_megabytes" 0 format!("x = {}\n", text("a", 10_000_000));
    "a_string_of_10_megabytes" 0 format!("x = '{}'\n", text("a", 10_000_000));
    "200_000_lines" 0 repeated("x = 1\n", 6 * 200_000);
    "200_000_functions" 0 repeated("def f(a): return a\n", 19 * 200_000);
    "10_000_open_parentheses" 1 "(".repeat(10_000);
    "10_000_parentheses" 1 "(".repeat(10_000) + &")".repeat(10_000);
    "10_000_brackets" 1 format!("x = {}{}\n", "[".repeat(10_000), "]".repeat(10_000));
    "10_000_braces" 1 format!("x = {}{}\n", "{1:".repeat(10_000), "}".repeat(10_000));
    "5_000_chained_calls" 0 format!("x{}\n", ".f()".repeat(5_000));
    "5_000_nested_calls" 1 format!("x = {}{}\n", "f(".repeat(5_000), ")".repeat(5_000));
    "20_000_elif" 0 format!("if a: pass\n{}", "elif b: pass\n".repeat(20_000));
    "20_000_except" 0 format!("try: pass\n{}", "except E: pass\n".repeat(20_000));
    "20_000_cases" 0 format!("match x:\n{}", "    case [1, 2]: pass\n".repeat(20_000));
    "10_000_sums" 0 format!("x = {}a\n", "a + ".repeat(10_000));
    "10_000_sums_of_strings" 0 format!("x = {}a\n", "'a' + ".repeat(10_000));
    "10_000_ands" 0 format!("x = {}a\n", "a and ".repeat(10_000));
    "10_000_nots" 0 format!("x = {}a\n", "not ".repeat(10_000));
    "10_000_signs" 0 format!("x = {}a\n", "-".repeat(10_000));
    "10_000_powers" 0 format!("x = {}a\n", "a ** ".repeat(10_000));
    "10_000_comparisons" 0 format!("x = {}a\n", "a < ".repeat(10_000));
    "10_000_attributes" 0 format!("x = a{}\n", ".b".repeat(10_000));
    "10_000_subscripts" 0 format!("x = a{}\n", "[0]".repeat(10_000));
    "10_000_conditions" 0 format!("x = {}1\n", "a if b else ".repeat(5_000));
    "10_000_targets" 0 format!("{}1\n", "a = ".repeat(10_000));
    "100_000_sums" 1 format!("x = {}a\n", "a + ".repeat(100_000));
    "1_000_000_nots" 1 format!("x = {}a\n", "not ".repeat(1_000_000));
    "1_000_000_calls" 1 format!("x{}\n", "()".repeat(1_000_000));
    "5_000_lambdas" 0 format!("x = {}1\n", "lambda: ".repeat(5_000));
    "5_000_awaits" 1 format!("async def f():\n    {}x\n", "await ".repeat(5_000));
    "10_000_decorators" 0 format!("{}def f(): pass\n", "@d\n".repeat(10_000));
    "a_decorator_of_5_000_calls" 0 format!("@a{}\ndef f(): pass\n", ".b()".repeat(5_000));
    "f_strings_in_f_strings" 0 format!("x = {}1{}\n", "f\"{".repeat(100), "}\"".repeat(100));
    "3_000_f_strings_in_f_strings" 0 format!("x = {}1{}\n", "f\"{".repeat(3_000), "}\"".repeat(3_000));
    "3_000_formats_in_formats" 0 format!("x = f\"{}{}\"\n", "{a:".repeat(3_000), "}".repeat(3_000));
    "an_f_string_of_100_000_fields" 0 format!("x = f\"{}\"\n", "{a}".repeat(100_000));
    "99_functions_in_functions" 0 nested("def f():", 99);
    "2_000_functions_in_functions" 1 nested("def f():", 2_000);
    "2_000_ifs_in_ifs" 1 nested("if a:", 2_000);
    "5_000_with_items" 0 format!("with {}open('a') as b: pass\n", "open('a') as b, ".repeat(5_000));
    "5_000_loops_of_a_comprehension" 0 format!("x = [a {}]\n", "for a in b ".repeat(5_000));
    "a_dotted_name_of_10_000_parts" 0 format!("import {}b\n", "a.".repeat(10_000));
    "20_000_imports" 0 numbered("import a{}\n", 20_000);
    "50_000_arguments" 0 format!("f({})\n", numbered("a{}=1, ", 50_000));
    "50_000_parameters" 0 format!("def f({}): pass\n", numbered("a{}, ", 50_000));
    "50_000_globals" 0 format!("def f():\n    global {}x\n", numbered("a{}, ", 50_000));
    "variables_of_themselves" 0 "for n in (5, 20):\n    f = f\n    print(n, f)\na = b\nb = a\nprint(a, f'{b}')\nfor c in c: print(c)\nclass A:\n    def f(self):\n        self.x = self.y\n        self.y = self.x\n        print(self.x)\n".to_owned();
    "10_000_methods" 0 format!("class A:\n{}", numbered("    def m{}(self): self.a{} = 1\n", 10_000));
    "10_000_members_of_an_enum" 0 format!("from enum import Enum\nclass A(Enum):\n{}", numbered("    A{} = {}\n", 10_000));
    "10_000_fields" 0 format!("from dataclasses import dataclass\n@dataclass\nclass A:\n{}", numbered("    a{}: int = {}\n", 10_000));
    "5_000_exceptions" 0 format!("class E(Exception): pass\n{}", numbered("class E{}(E): pass\n", 5_000));
    "20_000_files" 0 numbered("with open('a{}') as f:\n    f.read()\n", 20_000);
    "20_000_tasks" 0 format!("import asyncio\nasync def f():\n    await asyncio.gather({})\n", numbered("g({}), ", 20_000));
    "5_000_options" 0 format!("import argparse\np = argparse.ArgumentParser()\n{}", numbered("p.add_argument('--a{}')\n", 5_000));
    "3_000_threads" 0 format!("import threading\n{}", numbered("threading.Thread(target=f{}).start()\n", 3_000));
    "100_000_backslashes" 0 format!("x = 1 {}\n", "\\\n".repeat(100_000));
    "100_000_semicolons" 0 "x;".repeat(100_000);
    "100_000_strings_in_a_row" 0 format!("x = {}\n", "'a' ".repeat(100_000));
    "a_number_of_100_000_digits" 0 format!("x = {}\n", "9".repeat(100_000));
    "a_pattern_of_20_000_choices" 0 format!("match x:\n    case {}1: pass\n", "1 | ".repeat(19_000));
    "20_000_errors" 1 "x = = 1\n".repeat(20_000);
    "unclosed_strings" 1 "def f():\n    x = '''abc\n".repeat(3);
    "unclosed_everything" 1 "with open(f\"{x[(";
    "100_001_quotes" 1 "\"".repeat(100_001);
    "indentation_that_fits_nothing" 1 "def f():\n    x\n  y\n      z\n";
    "escape_sequences" 1 "x = '\x1b]0;title\x07\x1b[31m\x1b]52;c;AAAA\x07'\ndef \x1b[31mf(): pass\n# \u{9b}31m \u{85} \x08\x7f\n";
    "escape_sequences_in_strings" 0 "x = lambda: '\x1b]8;;http://a\x07\x1b[2J\u{9b}31m'\n";
    "bidirectional_overrides" 0 "access = lambda: '\u{202e}\u{2066}user\u{2069}' # \u{2067}\n";
    "invisible_characters" 0 "x = lambda: 'a\u{200b}b\u{200d}\u{2060}\u{feff}\u{ad}'\n";
    "an_end_of_a_script" 0 "x = lambda: '</script><img src=x onerror=alert(1)> --> ]]> ```'\n";
    "prose" 1 "Dear Sir or Madam,\n\nplease find attached the \"document\".\n";
    "json" 1 "{\"a\": [1, 2\n";
    "html" 1 "<!DOCTYPE html>\n<html><body>&nbsp;</body></html>\n";
    "a_console" 0 ">>> x = lambda: 1\n>>> x()\n1\n";
    "python_2" 1 "print 'a'\nx = lambda: 1\n";
};

fn text(part: &str, length: usize) -> String {
    part.repeat(length / part.len())
}

fn repeated(part: &str, length: usize) -> Vec<u8> {
    text(part, length).into_bytes()
}

fn nested(head: &str, depth: usize) -> String {
    let heads = (0..depth).map(|at| format!("{}{head}\n", " ".repeat(at)));
    heads.collect::<String>() + &" ".repeat(depth) + "pass\n"
}

fn numbered(pattern: &str, count: usize) -> String {
    let one = |number: usize| pattern.replace("{}", &number.to_string());
    (0..count).map(one).collect()
}

/// Bytes without order, always the same ones.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_u32;
    let next = || {
        // Marsaglia's xorshift.
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[1]
    };
    std::iter::repeat_with(next).take(length).collect()
}

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
