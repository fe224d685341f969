//! What templates call where std has no expression for it. Each function stands alone after a blank
//! line; a draft takes those that it needs.

/// `a // b`: the quotient, rounded down as Python rounds it.
fn floor_div(a: i64, b: i64) -> i64 {
    let quotient = a / b;
    if a % b != 0 && (a < 0) != (b < 0) {
        quotient - 1
    } else {
        quotient
    }
}

/// `a % b`: the remainder, with the sign of `b`.
fn floor_mod(a: i64, b: i64) -> i64 {
    let remainder = a % b;
    if remainder != 0 && (remainder < 0) != (b < 0) {
        remainder + b
    } else {
        remainder
    }
}

/// Whether Python's `str.isspace` holds: `char::is_whitespace` and the separators.
fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

/// `text.split(sep)`; panics if `sep` is empty.
fn split_on<'a>(text: &'a str, sep: &str) -> std::vec::IntoIter<&'a str> {
    assert!(!sep.is_empty(), "empty separator");
    text.split(sep).collect::<Vec<_>>().into_iter()
}

/// `text.rsplit(sep, limit)`.
fn rsplit_on<'a>(text: &'a str, sep: &str, limit: usize) -> Vec<&'a str> {
    let mut parts: Vec<&str> = text.rsplitn(limit + 1, sep).collect();
    parts.reverse();
    parts
}

/// `text.split(None, limit)`: the words, the rest of the text as the last one.
fn split_words(text: &str, limit: usize) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        let end = if words.len() < limit {
            rest.find(is_space).unwrap_or(rest.len())
        } else {
            rest.len()
        };
        words.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(is_space);
    }
    words
}

/// `text.splitlines()`, which knows more ends of lines than `str::lines`.
fn split_lines(text: &str) -> Vec<&str> {
    let is_end = |c| matches!(c, '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let Some(at) = rest.find(is_end) else {
            lines.push(rest);
            break;
        };
        lines.push(&rest[..at]);
        rest = rest[at..].strip_prefix("\r\n").unwrap_or_else(|| {
            let mut chars = rest[at..].chars();
            chars.next();
            chars.as_str()
        });
    }
    lines
}

/// `sep.join(parts)` of any iterator of texts.
fn join(parts: impl IntoIterator<Item = impl AsRef<str>>, sep: &str) -> String {
    let mut text = String::new();
    for (index, part) in parts.into_iter().enumerate() {
        if index > 0 {
            text.push_str(sep);
        }
        text.push_str(part.as_ref());
    }
    text
}

/// `text.find(part)`: the place in characters, or -1.
fn find_char(text: &str, part: &str) -> i64 {
    text.find(part).map_or(-1, |at| text[..at].chars().count() as i64)
}

/// `text.rfind(part)`: the place in characters, or -1.
fn rfind_char(text: &str, part: &str) -> i64 {
    text.rfind(part).map_or(-1, |at| text[..at].chars().count() as i64)
}

/// `text.find(part, start)`: the place in characters, or -1.
fn find_char_from(text: &str, part: &str, start: i64) -> i64 {
    let rest = slice(text, Some(start), None);
    let skipped = text.chars().count() - rest.chars().count();
    if start > skipped as i64 {
        return -1;
    }
    match find_char(rest, part) {
        -1 => -1,
        at => skipped as i64 + at,
    }
}

/// `text[i]`; a negative `i` counts from the end.
fn char_at(text: &str, i: i64) -> Option<char> {
    match usize::try_from(i) {
        Ok(i) => text.chars().nth(i),
        Err(_) => text.chars().rev().nth(usize::try_from(-(i + 1)).ok()?),
    }
}

/// `text[start:stop]` in characters: negative places count from the end, and none is out of range.
fn slice(text: &str, start: Option<i64>, stop: Option<i64>) -> &str {
    let length = text.chars().count() as i64;
    let offset = |place: i64| {
        let place = if place < 0 { place + length } else { place };
        let place = usize::try_from(place).unwrap_or(0);
        text.char_indices().nth(place).map_or(text.len(), |(at, _)| at)
    };
    let start = start.map_or(0, offset);
    let stop = stop.map_or(text.len(), offset);
    &text[start..stop.max(start)]
}

/// `text.capitalize()`.
fn capitalize(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().collect::<String>() + &chars.as_str().to_lowercase(),
        None => String::new(),
    }
}

/// `text.title()`.
fn title_case(text: &str) -> String {
    let mut title = String::new();
    let mut in_word = false;
    for c in text.chars() {
        if in_word {
            title.extend(c.to_lowercase());
        } else {
            title.extend(c.to_uppercase());
        }
        in_word = c.is_alphabetic();
    }
    title
}

/// `text.swapcase()`.
fn swap_case(text: &str) -> String {
    let mut swapped = String::new();
    for c in text.chars() {
        if c.is_uppercase() {
            swapped.extend(c.to_lowercase());
        } else {
            swapped.extend(c.to_uppercase());
        }
    }
    swapped
}

/// `text.isidentifier()`.
fn is_identifier(text: &str) -> bool {
    let is_start = |c: char| c == '_' || c.is_alphabetic();
    text.starts_with(is_start) && text.chars().all(|c| c == '_' || c.is_alphanumeric())
}

/// `text.zfill(width)`: zeros after the sign.
fn zero_fill(text: &str, width: i64) -> String {
    let missing = width - text.chars().count() as i64;
    let zeros = "0".repeat(usize::try_from(missing).unwrap_or(0));
    match text.strip_prefix(['+', '-']) {
        Some(digits) => format!("{}{zeros}{digits}", &text[..1]),
        None => zeros + text,
    }
}

/// `text.center(width, fill)`: where the room is odd, Python has the greater part on the left if the
/// width is odd, too.
fn center(text: &str, width: i64, fill: char) -> String {
    let room = usize::try_from(width - text.chars().count() as i64).unwrap_or(0);
    let left = room / 2 + (room & usize::try_from(width).unwrap_or(0) & 1);
    let fill = |n| std::iter::repeat_n(fill, n);
    fill(left).chain(text.chars()).chain(fill(room - left)).collect()
}

/// `text.expandtabs(width)`.
fn expand_tabs(text: &str, width: usize) -> String {
    let mut expanded = String::new();
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' if width > 0 => {
                let spaces = width - column % width;
                expanded.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            '\t' => {}
            '\n' | '\r' => {
                expanded.push(c);
                column = 0;
            }
            _ => {
                expanded.push(c);
                column += 1;
            }
        }
    }
    expanded
}

/// `text.translate(str.maketrans(old, new))`; panics if they are not of one length.
fn translate(text: &str, old: &str, new: &str) -> String {
    let pairs: Vec<(char, char)> = old.chars().zip(new.chars()).collect();
    assert_eq!(old.chars().count(), new.chars().count(), "lengths differ");
    let one = |c| {
        let pair = pairs.iter().rev().find(|(from, _)| *from == c);
        pair.map_or(c, |(_, to)| *to)
    };
    text.chars().map(one).collect()
}

/// `sorted(items)`.
fn sorted<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut sorted: Vec<T> = items.into_iter().collect();
    sorted.sort();
    sorted
}

/// `repr(x)` of a float: as few digits as tell it apart, with an exponent from 1e16 and below 1e-4.
fn float_repr(x: f64) -> String {
    if x.is_nan() {
        return "nan".to_owned();
    }
    let scientific = format!("{x:e}");
    let exponent = scientific.split_once('e').and_then(|(_, it)| it.parse().ok());
    match exponent.unwrap_or(0) {
        -4..16 => format!("{x:?}"),
        exponent => {
            let sign = if exponent < 0 { '-' } else { '+' };
            let digits = scientific.split('e').next().unwrap_or_default();
            format!("{digits}e{sign}{:02}", i32::abs(exponent))
        }
    }
}

/// `sorted(items, reverse=True)`: equals keep their order.
fn sorted_reverse<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut sorted: Vec<T> = items.into_iter().collect();
    sorted.sort_by(|a, b| b.cmp(a));
    sorted
}

/// `sorted(items, key=f)`.
fn sorted_by_key<T, K: Ord>(items: impl IntoIterator<Item = T>, key: impl FnMut(&T) -> K) -> Vec<T> {
    let mut sorted: Vec<T> = items.into_iter().collect();
    sorted.sort_by_key(key);
    sorted
}

/// `sorted(items)` of floats; panics on NaN.
fn sorted_floats(items: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut sorted: Vec<f64> = items.into_iter().collect();
    sorted.sort_by(|a, b| a.partial_cmp(b).expect("no NaN"));
    sorted
}

/// `max(items, key=f)`: the first of equals.
fn first_max_by_key<T, K: PartialOrd>(
    items: impl IntoIterator<Item = T>,
    mut key: impl FnMut(&T) -> K,
) -> Option<T> {
    let keyed = items.into_iter().map(|item| (key(&item), item));
    let best = keyed.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, item)| item)
}

/// `max(a, b)`: the first unless the second is greater.
fn max_float(a: f64, b: f64) -> f64 {
    if b > a { b } else { a }
}

/// `min(a, b)`: the first unless the second is less.
fn min_float(a: f64, b: f64) -> f64 {
    if b < a { b } else { a }
}

/// The prefix that Python's `bin`, `oct` and `hex` have, and the digits after the sign.
fn signed_radix(n: i64, radix: u32) -> String {
    let sign = if n < 0 { "-" } else { "" };
    let digits = n.unsigned_abs();
    match radix {
        2 => format!("{sign}{digits:#b}"),
        8 => format!("{sign}{digits:#o}"),
        _ => format!("{sign}{digits:#x}"),
    }
}

/// `repr(text)`.
fn str_repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut repr = String::from(quote);
    for c in text.chars() {
        let code = u32::from(c);
        match c {
            '\\' => repr.push_str("\\\\"),
            '\n' => repr.push_str("\\n"),
            '\r' => repr.push_str("\\r"),
            '\t' => repr.push_str("\\t"),
            _ if c == quote => repr.extend(['\\', c]),
            ' ' => repr.push(c),
            _ if c.is_control() || c.is_whitespace() || matches!(code, 0xad | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfeff) => {
                repr += &match code {
                    ..=0xff => format!("\\x{code:02x}"),
                    _ => format!("\\u{code:04x}"),
                };
            }
            _ => repr.push(c),
        }
    }
    repr.push(quote);
    repr
}

/// `ascii(text)`.
fn ascii(text: &str) -> String {
    let mut ascii = String::new();
    for c in str_repr(text).chars() {
        let code = u32::from(c);
        match code {
            ..=0x7f => ascii.push(c),
            ..=0xff => ascii += &format!("\\x{code:02x}"),
            ..=0xffff => ascii += &format!("\\u{code:04x}"),
            _ => ascii += &format!("\\U{code:08x}"),
        }
    }
    ascii
}

/// The one character of `text`, if it has one.
fn only_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.as_str().is_empty())
}

/// The digits of a number as Python takes them: space around, single underscores between digits.
fn number_text(text: &str) -> Option<String> {
    let text = text.trim_matches(is_space);
    let pieces: Vec<&str> = text.split('_').collect();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let joins = pieces.windows(2).all(|pair| is_digit(pair[0].chars().next_back()) && is_digit(pair[1].chars().next()));
    joins.then(|| pieces.concat())
}

/// `int(text)`; none where Python raises, and beyond `i64`.
fn parse_int(text: &str) -> Option<i64> {
    number_text(text)?.parse().ok()
}

/// `int(text, base)`; none where Python raises, and beyond `i64`.
fn parse_int_radix(text: &str, base: i64) -> Option<i64> {
    let text = number_text(text)?.to_ascii_lowercase();
    let digits = text.trim_start_matches(['+', '-']);
    let prefixes = [(16, "0x"), (8, "0o"), (2, "0b")];
    let mut base = u32::try_from(base).ok().filter(|base| *base == 0 || (2..=36).contains(base))?;
    let mut rest = digits;
    for (radix, prefix) in prefixes {
        if let Some(after) = digits.strip_prefix(prefix).filter(|_| base == radix || base == 0) {
            (base, rest) = (radix, after);
        }
    }
    if base == 0 {
        base = 10;
    }
    let sign = &text[..text.len() - digits.len()];
    if sign.len() > 1 || rest.starts_with(['+', '-']) {
        return None;
    }
    i64::from_str_radix(&format!("{sign}{rest}"), base).ok()
}

/// `float(text)`; none where Python raises.
fn parse_float(text: &str) -> Option<f64> {
    number_text(text)?.parse().ok()
}

/// `int(x)`: towards zero; panics where Python raises, and beyond `i64`.
fn truncate(x: f64) -> i64 {
    let whole = x.trunc();
    assert!((-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&whole), "cannot convert {x} to an integer");
    whole as i64
}

/// `round(x, digits)`: rounds the exact decimal value, half to even.
fn round_to(x: f64, digits: i64) -> f64 {
    if !x.is_finite() || digits > 22 {
        return x;
    }
    if let Ok(digits) = usize::try_from(digits) {
        return format!("{x:.digits$}").parse().unwrap_or(x);
    }
    let unit = 10_f64.powi(i32::try_from(-digits).unwrap_or(i32::MAX));
    let below = (x / unit).floor() * unit;
    match (x - below).partial_cmp(&(unit / 2.0)) {
        Some(std::cmp::Ordering::Less) => below,
        Some(std::cmp::Ordering::Greater) => below + unit,
        _ => (x / unit).round_ties_even() * unit,
    }
}

/// `a ** b` of ints; panics for a negative exponent and on overflow.
fn int_pow(a: i64, b: i64) -> i64 {
    let exponent = u32::try_from(b).expect("an exponent that is not negative");
    a.checked_pow(exponent).expect("a power within i64")
}

/// `pow(a, b, m)`; panics for a negative exponent.
fn pow_mod(a: i64, b: i64, m: i64) -> i64 {
    let mut exponent = u64::try_from(b).expect("an exponent that is not negative");
    let modulus = i128::from(m);
    let mut base = i128::from(a) % modulus;
    let mut power = 1 % modulus;
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = power * base % modulus;
        }
        base = base * base % modulus;
        exponent >>= 1;
    }
    floor_mod(i64::try_from(power).expect("less than m"), m)
}

/// `input(prompt)`; none at the end of the input.
fn read_line(prompt: &str) -> Option<String> {
    print!("{prompt}");
    std::io::Write::flush(&mut std::io::stdout()).ok()?;
    let mut line = String::new();
    if std::io::stdin().read_line(&mut line).ok()? == 0 {
        return None;
    }
    let end = line.trim_end_matches(['\n', '\r']).len();
    line.truncate(end);
    Some(line)
}

/// `range(start, stop, step)`; panics if the step is 0.
fn stepped(start: i64, stop: i64, step: i64) -> impl Iterator<Item = i64> {
    assert!(step != 0, "range() arg 3 must not be zero");
    let is_before = move |at: &i64| if step > 0 { *at < stop } else { *at > stop };
    std::iter::successors(Some(start), move |at| at.checked_add(step)).take_while(is_before)
}

/// `list(zip(*rows))`: columns as rows, as long as the shortest row.
fn transposed<T: Clone>(rows: &[Vec<T>]) -> Vec<Vec<T>> {
    let columns = rows.iter().map(Vec::len).min().unwrap_or(0);
    (0..columns).map(|at| rows.iter().map(|row| row[at].clone()).collect()).collect()
}

/// `text.partition(sep)`; panics if `sep` is empty.
fn partition<'a>(text: &'a str, sep: &'a str) -> (&'a str, &'a str, &'a str) {
    assert!(!sep.is_empty(), "empty separator");
    match text.split_once(sep) {
        Some((before, after)) => (before, sep, after),
        None => (text, "", ""),
    }
}

/// `text.rpartition(sep)`; panics if `sep` is empty.
fn rpartition<'a>(text: &'a str, sep: &'a str) -> (&'a str, &'a str, &'a str) {
    assert!(!sep.is_empty(), "empty separator");
    match text.rsplit_once(sep) {
        Some((before, after)) => (before, sep, after),
        None => ("", "", text),
    }
}

/// `path.suffixes`: each with its dot.
fn suffixes(path: &std::path::Path) -> Vec<String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.ends_with('.') {
        return Vec::new();
    }
    let parts = name.trim_start_matches('.').split('.').skip(1);
    parts.map(|part| format!(".{part}")).collect()
}

/// `path.with_stem(stem)`.
fn with_stem(path: &std::path::Path, stem: &str) -> std::path::PathBuf {
    match path.extension() {
        Some(extension) => path.with_file_name(format!("{stem}.{}", extension.display())),
        None => path.with_file_name(stem),
    }
}

/// `path.mkdir(exist_ok=True)`.
fn create_dir_if_missing(path: &std::path::Path) -> std::io::Result<()> {
    match std::fs::create_dir(path) {
        Err(_) if path.is_dir() => Ok(()),
        result => result,
    }
}

/// `path.unlink(missing_ok=True)`.
fn remove_file_if_there(path: &std::path::Path) -> std::io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

/// `path.glob(pattern)`; panics if the pattern is none.
fn glob_below(path: &std::path::Path, pattern: &str) -> impl Iterator<Item = std::path::PathBuf> + use<> {
    let folder = glob::Pattern::escape(&path.to_string_lossy());
    let found = glob::glob(&format!("{folder}/{pattern}")).expect("a pattern");
    found.filter_map(Result::ok)
}

/// `path.expanduser()`, for the user's own home.
fn expand_user(path: &std::path::Path) -> std::path::PathBuf {
    match (path.strip_prefix("~"), std::env::home_dir()) {
        (Ok(rest), Some(home)) if rest.as_os_str().is_empty() => home,
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}

/// `os.path.splitext(path)`: the extension has its dot.
fn split_extension(path: &str) -> (&str, &str) {
    let start = path.rfind('/').map_or(0, |slash| slash + 1);
    let leading = path[start..].len() - path[start..].trim_start_matches('.').len();
    match path[start + leading..].rfind('.') {
        Some(dot) => path.split_at(start + leading + dot),
        None => (path, ""),
    }
}

/// `os.path.normpath(path)`: without asking the disk.
fn normalized(path: &str) -> String {
    let root = if path.starts_with("//") && !path.starts_with("///") {
        "//"
    } else if path.starts_with('/') {
        "/"
    } else {
        ""
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match (part, parts.last()) {
            ("" | ".", _) => {}
            ("..", Some(&last)) if last != ".." => {
                parts.pop();
            }
            ("..", None) if !root.is_empty() => {}
            _ => parts.push(part),
        }
    }
    let normalized = format!("{root}{}", parts.join("/"));
    if normalized.is_empty() { ".".to_owned() } else { normalized }
}

/// `os.path.abspath(path)`: without asking the disk for links.
fn absolute(path: &str) -> std::io::Result<String> {
    let folder = std::env::current_dir()?;
    Ok(normalized(&folder.join(path).to_string_lossy()))
}

/// `os.path.relpath(path, start)`; fails without a current folder.
fn relative_path(path: &str, start: &str) -> std::io::Result<String> {
    let (path, start) = (absolute(path)?, absolute(start)?);
    let parts = |path: &str| -> Vec<String> {
        let parts = path.split('/').filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    };
    let (path, start) = (parts(&path), parts(&start));
    let common = path.iter().zip(&start).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", start.len() - common);
    let down = path[common..].iter().map(String::as_str);
    let relative: Vec<&str> = up.chain(down).collect();
    Ok(if relative.is_empty() { ".".to_owned() } else { relative.join("/") })
}

/// `os.path.commonprefix(texts)`: character by character.
fn common_prefix(texts: &[String]) -> String {
    let Some((first, others)) = texts.split_first() else {
        return String::new();
    };
    others.iter().fold(first.clone(), |prefix, text| {
        let both = prefix.chars().zip(text.chars());
        both.take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
    })
}

/// `os.makedirs(path)`: the last folder must be new.
fn make_dirs(path: &std::path::Path) -> std::io::Result<()> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::create_dir(path)
}

/// `shutil.copy(source, target)`: into the target if that is a folder.
fn copy_into(source: &std::path::Path, target: &std::path::Path) -> std::io::Result<u64> {
    match source.file_name() {
        Some(name) if target.is_dir() => std::fs::copy(source, target.join(name)),
        _ => std::fs::copy(source, target),
    }
}

/// `shutil.copytree(source, target, dirs_exist_ok=True)`.
fn copy_tree(source: &std::path::Path, target: &std::path::Path) -> std::io::Result<()> {
    let entries: Vec<_> = std::fs::read_dir(source)?.collect::<Result<_, _>>()?;
    std::fs::create_dir_all(target)?;
    for entry in entries {
        let (from, to) = (entry.path(), target.join(entry.file_name()));
        if from.is_dir() {
            copy_tree(&from, &to)?;
        } else {
            std::fs::copy(from, to)?;
        }
    }
    Ok(())
}

/// `file.read(n)` of a file of text: as many characters.
fn read_chars(file: &mut impl std::io::BufRead, n: usize) -> std::io::Result<String> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    for _ in 0..n {
        let Some(&first) = file.fill_buf()?.first() else {
            break;
        };
        let length = match first {
            0xf0.. => 4,
            0xe0.. => 3,
            0xc0.. => 2,
            _ => 1,
        };
        file.by_ref().take(length).read_to_end(&mut bytes)?;
    }
    String::from_utf8(bytes).map_err(std::io::Error::other)
}

/// `subprocess.run(command, input=input, capture_output=True)`.
fn output_of(command: &mut std::process::Command, input: &[u8]) -> std::io::Result<std::process::Output> {
    use std::io::Write as _;
    use std::process::Stdio;
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn()?;
    let stdin = child.stdin.take();
    std::thread::scope(|scope| {
        // A child that stops reading is no error, as in Python.
        scope.spawn(|| stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    })
}
