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

/// `sys.platform`: the system as Python names it.
fn platform() -> &'static str {
    match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        os => os,
    }
}

/// `os.name`: the family of the system as Python names it.
fn os_name() -> &'static str {
    if cfg!(windows) { "nt" } else { "posix" }
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

/// `text.rsplit(sep, limit)`; panics if `sep` is empty.
fn rsplit_on<'a>(text: &'a str, sep: &str, limit: usize) -> Vec<&'a str> {
    assert!(!sep.is_empty(), "empty separator");
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
    let is_end = |c| {
        matches!(
            c,
            '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
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
    text.find(part)
        .map_or(-1, |at| text[..at].chars().count() as i64)
}

/// `text.rfind(part)`: the place in characters, or -1.
fn rfind_char(text: &str, part: &str) -> i64 {
    text.rfind(part)
        .map_or(-1, |at| text[..at].chars().count() as i64)
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
        text.char_indices()
            .nth(place)
            .map_or(text.len(), |(at, _)| at)
    };
    let start = start.map_or(0, offset);
    let stop = stop.map_or(text.len(), offset);
    &text[start..stop.max(start)]
}

/// `text.capitalize()`.
fn capitalize(text: &str) -> String {
    let mut chars = text.chars();
    let mut first = chars.next().into_iter().flat_map(char::to_uppercase);
    let capital: String = first.next().into_iter().collect();
    capital + &first.flat_map(char::to_lowercase).collect::<String>() + &chars.as_str().to_lowercase()
}

/// `text.title()`.
fn title_case(text: &str) -> String {
    let mut title = String::new();
    let mut in_word = false;
    for c in text.chars() {
        if in_word {
            title.extend(c.to_lowercase());
        } else {
            let mut capital = c.to_uppercase();
            title.extend(capital.next());
            title.extend(capital.flat_map(char::to_lowercase));
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
    fill(left)
        .chain(text.chars())
        .chain(fill(room - left))
        .collect()
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
    let exponent = scientific
        .split_once('e')
        .and_then(|(_, it)| it.parse().ok());
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
fn sorted_by_key<T, K: Ord>(
    items: impl IntoIterator<Item = T>,
    key: impl FnMut(&T) -> K,
) -> Vec<T> {
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
            _ if c.is_control()
                || c.is_whitespace()
                || matches!(code, 0xad | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfeff) =>
            {
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
    let joins = pieces
        .windows(2)
        .all(|pair| is_digit(pair[0].chars().next_back()) && is_digit(pair[1].chars().next()));
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
    let mut base = u32::try_from(base)
        .ok()
        .filter(|base| *base == 0 || (2..=36).contains(base))?;
    let mut rest = digits;
    for (radix, prefix) in prefixes {
        if let Some(after) = digits
            .strip_prefix(prefix)
            .filter(|_| base == radix || base == 0)
        {
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
    assert!(
        (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&whole),
        "cannot convert {x} to an integer"
    );
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
    (0..columns)
        .map(|at| rows.iter().map(|row| row[at].clone()).collect())
        .collect()
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

/// `items.insert(i, x)`: never out of range, and negative places count from the end.
fn insert<T>(items: &mut Vec<T>, i: i64, x: T) {
    let length = items.len() as i64;
    let at = if i < 0 { i + length } else { i };
    items.insert(at.clamp(0, length) as usize, x);
}

/// The index of `items[i]` in `length` items; a negative `i` counts from the end.
fn index(length: usize, i: i64) -> Option<usize> {
    let at = if i < 0 { i + length as i64 } else { i };
    usize::try_from(at).ok().filter(|at| *at < length)
}

/// `items[i]`; panics out of range.
fn item<T>(items: &[T], i: i64) -> &T {
    &items[index(items.len(), i).expect("an index in range")]
}

/// `items[i]`, to be changed; panics out of range.
fn item_mut<T>(items: &mut [T], i: i64) -> &mut T {
    let at = index(items.len(), i).expect("an index in range");
    &mut items[at]
}

/// `items.pop(i)`.
fn pop_at<T>(items: &mut Vec<T>, i: i64) -> Option<T> {
    Some(items.remove(index(items.len(), i)?))
}

/// `items.remove(x)`; none if it is not there.
fn remove<T: PartialEq<Q>, Q: ?Sized>(items: &mut Vec<T>, x: &Q) -> Option<T> {
    let at = items.iter().position(|item| item == x)?;
    Some(items.remove(at))
}

/// The range of `items[start:stop]` in `length` items: none is out of range.
fn bounds(length: usize, start: Option<i64>, stop: Option<i64>) -> std::ops::Range<usize> {
    let length = length as i64;
    let place = |at: i64| if at < 0 { at + length } else { at }.clamp(0, length) as usize;
    let start = place(start.unwrap_or(0));
    start..place(stop.unwrap_or(length)).max(start)
}

/// `a + b` of lists.
fn concat<T: Clone>(a: &[T], b: &[T]) -> Vec<T> {
    [a, b].concat()
}

/// `a / b` of ints; panics for zero.
fn true_div(a: i64, b: i64) -> f64 {
    assert!(b != 0, "division by zero");
    a as f64 / b as f64
}

/// `a / b` of floats; panics for zero.
fn float_div(a: f64, b: f64) -> f64 {
    assert!(b != 0.0, "float division by zero");
    a / b
}

/// `a % b` of floats: with the sign of `b`; panics for zero.
fn float_mod(a: f64, b: f64) -> f64 {
    assert!(b != 0.0, "float modulo by zero");
    let remainder = a % b;
    if remainder == 0.0 {
        0.0_f64.copysign(b)
    } else if (remainder < 0.0) == (b < 0.0) {
        remainder
    } else {
        remainder + b
    }
}

/// `a // b` of floats: rounded down; panics for zero.
fn float_floor_div(a: f64, b: f64) -> f64 {
    assert!(b != 0.0, "float floor division by zero");
    let remainder = a % b;
    let mut quotient = (a - remainder) / b;
    if remainder != 0.0 && (remainder < 0.0) != (b < 0.0) {
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return 0.0_f64.copysign(a / b);
    }
    let floor = quotient.floor();
    if quotient - floor > 0.5 {
        floor + 1.0
    } else {
        floor
    }
}

/// `a << n`; panics where bits would be lost.
fn shift_left(a: i64, n: i64) -> i64 {
    let shift = u32::try_from(n).expect("a shift that is not negative");
    let factor = 1_i64
        .checked_shl(shift)
        .filter(|factor| *factor > 0)
        .expect("a shift within i64");
    a.checked_mul(factor).expect("a number within i64")
}

/// `math.sqrt(x)`; panics below zero.
fn sqrt(x: f64) -> f64 {
    assert!(x >= 0.0 || x.is_nan(), "math domain error");
    x.sqrt()
}

/// `math.log(x)`; panics from zero down.
fn log(x: f64) -> f64 {
    assert!(x > 0.0 || x.is_nan(), "math domain error");
    x.ln()
}

/// `math.gcd(a, b)`.
fn gcd(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.abs()
}

/// `math.lcm(a, b)`.
fn lcm(a: i64, b: i64) -> i64 {
    if a == 0 || b == 0 {
        return 0;
    }
    (a / gcd(a, b) * b).abs()
}

/// `math.factorial(n)`; panics below zero and beyond `i64`.
fn factorial(n: i64) -> i64 {
    assert!(n >= 0, "factorial() not defined for negative values");
    (1..=n).product()
}

/// `math.comb(n, k)`; panics below zero and beyond `i64`.
fn comb(n: i64, k: i64) -> i64 {
    assert!(n >= 0 && k >= 0, "must be a non-negative integer");
    if k > n {
        return 0;
    }
    let ways = (1..=k.min(n - k)).fold(1_i128, |ways, at| {
        ways * i128::from(n - at + 1) / i128::from(at)
    });
    i64::try_from(ways).expect("a number within i64")
}

/// `math.perm(n, k)`; panics below zero and beyond `i64`.
fn perm(n: i64, k: i64) -> i64 {
    assert!(n >= 0 && k >= 0, "must be a non-negative integer");
    if k > n { 0 } else { (n - k + 1..=n).product() }
}

/// `math.fsum(items)`: the sum, rounded once.
fn fsum(items: &[f64]) -> f64 {
    let mut partials: Vec<f64> = Vec::new();
    for &item in items {
        let mut x = item;
        let mut kept = Vec::new();
        for &partial in &partials {
            let (large, small) = if x.abs() < partial.abs() {
                (partial, x)
            } else {
                (x, partial)
            };
            let sum = large + small;
            let rest = small - (sum - large);
            if rest != 0.0 {
                kept.push(rest);
            }
            x = sum;
        }
        kept.push(x);
        partials = kept;
    }
    let mut sum = 0.0;
    let mut rest = 0.0;
    while let Some(partial) = partials.pop().filter(|_| rest == 0.0) {
        let before = sum;
        sum = before + partial;
        rest = partial - (sum - before);
        // Half of the last digit is rounded by what lies below it.
        let below = partials.last().copied().unwrap_or(0.0);
        let more = sum + rest * 2.0;
        if rest * below > 0.0 && rest * 2.0 == more - sum {
            return more;
        }
    }
    sum
}

/// `math.isclose(a, b, rel_tol=relative, abs_tol=absolute)`.
fn is_close(a: f64, b: f64, relative: f64, absolute: f64) -> bool {
    assert!(relative >= 0.0 && absolute >= 0.0, "tolerances must be non-negative");
    let difference = (a - b).abs();
    a == b
        || difference.is_finite()
            && (difference <= relative * a.abs().max(b.abs()) || difference <= absolute)
}

/// `f"{x:.2f}"` with `digits` for 2.
fn fixed(x: f64, digits: usize) -> String {
    if x.is_nan() {
        return "nan".to_owned();
    }
    format!("{x:.digits$}")
}

/// `f"{x:.2e}"` with `digits` for 2.
fn exponential(x: f64, digits: usize) -> String {
    if x.is_nan() {
        return "nan".to_owned();
    }
    let text = format!("{x:.digits$e}");
    match text.split_once('e') {
        Some((mantissa, exponent)) => {
            let sign = if exponent.starts_with('-') { '-' } else { '+' };
            format!("{mantissa}e{sign}{:0>2}", exponent.trim_start_matches('-'))
        }
        None => text,
    }
}

/// `f"{x:.6g}"` with `digits` for 6.
fn general(x: f64, digits: usize) -> String {
    if !x.is_finite() {
        return fixed(x, 0);
    }
    let precision = digits.max(1);
    let scientific = exponential(x, precision - 1);
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let trimmed = |text: &str| {
        let text = if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.')
        } else {
            text
        };
        text.to_owned()
    };
    match exponent.parse::<i64>() {
        Ok(at) if (-4..precision as i64).contains(&at) => {
            trimmed(&format!("{x:.*}", (precision as i64 - 1 - at) as usize))
        }
        _ => format!("{}e{exponent}", trimmed(mantissa)),
    }
}

/// The digits of a number in groups of three before the point.
fn group_digits(number: &str, separator: char) -> String {
    let (sign, digits) = number.split_at(number.len() - number.trim_start_matches('-').len());
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut grouped = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped + rest
}

/// `f"{n:x}"`, `f"{n:o}"`, `f"{n:b}"`: the sign, then the digits.
fn radix(n: i64, radix: u32) -> String {
    let sign = if n < 0 { "-" } else { "" };
    let digits = n.unsigned_abs();
    match radix {
        2 => format!("{sign}{digits:b}"),
        8 => format!("{sign}{digits:o}"),
        _ => format!("{sign}{digits:x}"),
    }
}

/// `bytes.fromhex(text)`.
fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text
        .chars()
        .filter(|c| !c.is_ascii_whitespace())
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(
        digits
            .chunks(2)
            .map(|pair| pair[0] << 4 | pair[1])
            .collect(),
    )
}

/// Where `part` begins in `data`.
fn find_bytes(data: &[u8], part: &[u8]) -> Option<usize> {
    (0..=data.len()).find(|&at| data[at..].starts_with(part))
}

/// `math.frexp(x)`: x is the fraction, of [0.5, 1.0), times two to the exponent.
fn frexp(x: f64) -> (f64, i64) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i64;
    if exponent == 0 {
        // Below the least normal number: taken up into the range, and back.
        let (fraction, exponent) = frexp(x * 2_f64.powi(54));
        return (fraction, exponent - 54);
    }
    (f64::from_bits(bits & !(0x7ff << 52) | 0x3fe << 52), exponent - 1022)
}

/// `data.title()`
fn title_bytes(data: &[u8]) -> Vec<u8> {
    let mut in_word = false;
    let cased = |byte: &u8| {
        let cased = if in_word { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        in_word = byte.is_ascii_alphabetic();
        cased
    };
    data.iter().map(cased).collect()
}

/// `data.expandtabs(size)`
fn expand_tabs_of_bytes(data: &[u8], size: i64) -> Vec<u8> {
    let size = usize::try_from(size).unwrap_or(0);
    let mut expanded = Vec::new();
    let mut column = 0;
    for &byte in data {
        match byte {
            b'\t' if size > 0 => {
                let spaces = size - column % size;
                expanded.resize(expanded.len() + spaces, b' ');
                column += spaces;
            }
            b'\t' => {}
            b'\n' | b'\r' => {
                expanded.push(byte);
                column = 0;
            }
            _ => {
                expanded.push(byte);
                column += 1;
            }
        }
    }
    expanded
}

/// `data.split(sep)`; panics if `sep` is empty.
fn split_bytes(data: &[u8], sep: &[u8]) -> Vec<Vec<u8>> {
    assert!(!sep.is_empty(), "empty separator");
    let mut parts = Vec::new();
    let mut rest = data;
    while let Some(at) = find_bytes(rest, sep) {
        parts.push(rest[..at].to_vec());
        rest = &rest[at + sep.len()..];
    }
    parts.push(rest.to_vec());
    parts
}

/// `Counter(items)`.
fn counted<T: Eq + std::hash::Hash>(
    items: impl IntoIterator<Item = T>,
) -> std::collections::HashMap<T, i64> {
    let mut counts = std::collections::HashMap::new();
    for item in items {
        *counts.entry(item).or_insert(0) += 1;
    }
    counts
}

/// `counter.most_common()`: equals keep their order.
fn most_common<'a, T: Clone + 'a>(
    counts: impl IntoIterator<Item = (&'a T, &'a i64)>,
) -> Vec<(T, i64)> {
    let mut common: Vec<(T, i64)> = counts
        .into_iter()
        .map(|(item, count)| (item.clone(), *count))
        .collect();
    common.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    common
}

/// `repr(data)` of bytes.
fn bytes_repr(data: &[u8]) -> String {
    let quote = if data.contains(&b'\'') && !data.contains(&b'"') {
        '"'
    } else {
        '\''
    };
    let mut repr = format!("b{quote}");
    for &byte in data {
        match byte {
            b'\\' => repr.push_str("\\\\"),
            b'\n' => repr.push_str("\\n"),
            b'\r' => repr.push_str("\\r"),
            b'\t' => repr.push_str("\\t"),
            _ if char::from(byte) == quote => repr.extend(['\\', quote]),
            b' '..=b'~' => repr.push(char::from(byte)),
            _ => repr += &format!("\\x{byte:02x}"),
        }
    }
    repr.push(quote);
    repr
}

/// `text.istitle()`.
fn is_title(text: &str) -> bool {
    let mut in_word = false;
    let mut has_letters = false;
    for c in text.chars() {
        if (c.is_uppercase() && in_word) || (c.is_lowercase() && !in_word) {
            return false;
        }
        in_word = c.is_uppercase() || c.is_lowercase();
        has_letters |= in_word;
    }
    has_letters
}

/// The matches that Python's `re` finds: an empty one also right after another.
fn python_matches<'t>(pattern: &regex::Regex, text: &'t str) -> Vec<regex::Captures<'t>> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(found) = (at <= text.len())
        .then(|| pattern.captures_at(text, at))
        .flatten()
    {
        let range = found.get_match().range();
        at = range.end;
        if range.is_empty() {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
        all.push(found);
    }
    all
}

/// `pattern.findall(text)` of a pattern with one group or none.
fn find_all<'t>(pattern: &regex::Regex, text: &'t str) -> std::vec::IntoIter<&'t str> {
    assert!(pattern.captures_len() <= 2, "several groups");
    let group = pattern.captures_len() - 1;
    let found = python_matches(pattern, text);
    let texts: Vec<&str> = found
        .iter()
        .map(|it| it.get(group).map_or("", |it| it.as_str()))
        .collect();
    texts.into_iter()
}

/// `pattern.split(text)`: the pieces, and between them what the groups hold. A group that took no part
/// is empty here, and None in Python.
fn split_at_matches<'t>(pattern: &regex::Regex, text: &'t str) -> std::vec::IntoIter<&'t str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for found in python_matches(pattern, text) {
        pieces.push(&text[start..found.get_match().start()]);
        pieces.extend(
            found
                .iter()
                .skip(1)
                .map(|it| it.map_or("", |it| it.as_str())),
        );
        start = found.get_match().end();
    }
    pieces.push(&text[start..]);
    pieces.into_iter()
}

/// `pattern.sub(repl, text)`, where `repl` has groups as Python writes them: `\1`, `\g<1>`, `\g<name>`.
fn substitute(pattern: &regex::Regex, repl: &str, text: &str) -> String {
    let mut result = String::new();
    let mut start = 0;
    for found in python_matches(pattern, text) {
        result += &text[start..found.get_match().start()];
        start = found.get_match().end();
        let mut pieces = repl.split('\\');
        result += pieces.next().unwrap_or_default();
        while let Some(piece) = pieces.next() {
            let digits = piece.bytes().take(2).take_while(u8::is_ascii_digit).count();
            let (group, rest) = if let Some((name, rest)) =
                piece.strip_prefix("g<").and_then(|it| it.split_once('>'))
            {
                let group = name
                    .parse()
                    .map_or_else(|_| found.name(name), |number| found.get(number));
                (group.map_or("", |it| it.as_str()), rest)
            } else if digits > 0 {
                let number = piece[..digits].parse().expect("a number of a group");
                (
                    found.get(number).map_or("", |it| it.as_str()),
                    &piece[digits..],
                )
            } else if piece.is_empty() {
                ("\\", pieces.next().unwrap_or_default())
            } else if let Some(rest) = piece.strip_prefix('n') {
                ("\n", rest)
            } else if let Some(rest) = piece.strip_prefix('t') {
                ("\t", rest)
            } else {
                panic!("bad escape \\{piece}");
            };
            result += group;
            result += rest;
        }
    }
    result + &text[start..]
}

/// `pattern.fullmatch(text)`: what is found is the whole text, or what a pattern with both ends finds.
fn full_match<'t>(pattern: &regex::Regex, text: &'t str) -> Option<regex::Captures<'t>> {
    let found = pattern.captures(text)?;
    if found.get_match().range() == (0..text.len()) {
        return Some(found);
    }
    let whole = regex::Regex::new(&format!(r"\A(?:{pattern})\z")).expect("a valid pattern");
    whole.captures(text)
}

/// `pattern.search(text).groupdict()`; none if nothing is found.
fn named_groups<'p, 't>(
    pattern: &'p regex::Regex,
    text: &'t str,
) -> Option<indexmap::IndexMap<&'p str, Option<&'t str>>> {
    let found = pattern.captures(text)?;
    let names = pattern.capture_names().flatten();
    Some(
        names
            .map(|name| (name, found.name(name).map(|it| it.as_str())))
            .collect(),
    )
}

/// `json.dumps(value)`: a space after commas and colons, and nothing but ASCII. NaN is null.
fn json_dumps(value: &(impl serde::Serialize + ?Sized)) -> String {
    json_text(value, None, (", ", ": "), true)
}

/// `json.dumps(value, indent=.., separators=(comma, colon), ensure_ascii=..)`. NaN is null.
fn json_text(
    value: &(impl serde::Serialize + ?Sized),
    indent: Option<usize>,
    separators: (&str, &str),
    ascii: bool,
) -> String {
    use std::io::{Result, Write};
    struct Style<'a> {
        indent: Option<usize>,
        separators: (&'a str, &'a str),
        ascii: bool,
        depth: usize,
        is_empty: bool,
    }
    impl Style<'_> {
        fn line(&self, out: &mut (impl Write + ?Sized)) -> Result<()> {
            let Some(indent) = self.indent else {
                return Ok(());
            };
            write!(out, "\n{:1$}", "", indent * self.depth)
        }
        fn open(&mut self, out: &mut (impl Write + ?Sized), bracket: &str) -> Result<()> {
            self.depth += 1;
            self.is_empty = true;
            out.write_all(bracket.as_bytes())
        }
        fn separate(&mut self, out: &mut (impl Write + ?Sized), first: bool) -> Result<()> {
            if !first {
                out.write_all(self.separators.0.as_bytes())?;
            }
            self.is_empty = false;
            self.line(out)
        }
        fn close(&mut self, out: &mut (impl Write + ?Sized), bracket: &str) -> Result<()> {
            self.depth -= 1;
            if !self.is_empty {
                self.line(out)?;
            }
            self.is_empty = false;
            out.write_all(bracket.as_bytes())
        }
    }
    impl serde_json::ser::Formatter for Style<'_> {
        fn write_f64<W: ?Sized + Write>(&mut self, out: &mut W, x: f64) -> Result<()> {
            out.write_all(float_repr(x).as_bytes())
        }
        fn write_string_fragment<W: ?Sized + Write>(
            &mut self,
            out: &mut W,
            text: &str,
        ) -> Result<()> {
            for c in text.chars() {
                if (' '..='~').contains(&c) || !self.ascii {
                    write!(out, "{c}")?;
                } else {
                    let mut units = [0; 2];
                    c.encode_utf16(&mut units)
                        .iter()
                        .try_for_each(|unit| write!(out, "\\u{unit:04x}"))?;
                }
            }
            Ok(())
        }
        fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
            self.open(out, "[")
        }
        fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> Result<()> {
            self.separate(out, first)
        }
        fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
            self.close(out, "]")
        }
        fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
            self.open(out, "{")
        }
        fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> Result<()> {
            self.separate(out, first)
        }
        fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
            out.write_all(self.separators.1.as_bytes())
        }
        fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
            self.close(out, "}")
        }
    }
    let style = Style {
        indent,
        separators,
        ascii,
        depth: 0,
        is_empty: true,
    };
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, style);
    value.serialize(&mut serializer).expect("a value of JSON");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

/// `datetime.date(year, month, day)`; none where Python raises.
fn civil_date(year: i64, month: i64, day: i64) -> Option<jiff::civil::Date> {
    let year = i16::try_from(year).ok().filter(|year| *year >= 1)?;
    jiff::civil::Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// `datetime.datetime(year, month, day, hour, minute, second)`; none where Python raises.
fn civil_datetime(
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
) -> Option<jiff::civil::DateTime> {
    let date = civil_date(year, month, day)?;
    let [hour, minute, second] = [hour, minute, second].map(i8::try_from);
    let time = jiff::civil::Time::new(hour.ok()?, minute.ok()?, second.ok()?, 0).ok()?;
    Some(date.to_datetime(time))
}

/// `dt.isoformat(sep)`: six digits of the second if there are microseconds.
fn iso_format(dt: jiff::civil::DateTime, sep: char) -> String {
    let (date, time) = (dt.date(), dt.time().strftime("%H:%M:%S"));
    match dt.subsec_nanosecond() / 1000 {
        0 => format!("{date}{sep}{time}"),
        micros => format!("{date}{sep}{time}.{micros:06}"),
    }
}

/// `dt.isoformat(sep)` with the offset, which has seconds only if there are any.
fn zoned_iso_format(dt: &jiff::ZonedDateTime, sep: char) -> String {
    let offset = match dt.offset().seconds() % 60 {
        0 => dt.strftime("%:z"),
        _ => dt.strftime("%::z"),
    };
    format!("{}{offset}", iso_format(dt.datetime(), sep))
}

/// `str(dt)` of a time with an offset.
fn zoned_text(dt: &jiff::ZonedDateTime) -> String {
    zoned_iso_format(dt, ' ')
}

/// `str(delta)` of a timedelta: days, rounded down, then the clock.
fn duration_text(delta: jiff::SignedDuration) -> String {
    let micros = delta.as_micros();
    let (days, rest) = (
        micros.div_euclid(86_400_000_000),
        micros.rem_euclid(86_400_000_000),
    );
    let seconds = rest / 1_000_000;
    let mut text = match days {
        0 => String::new(),
        1 | -1 => format!("{days} day, "),
        _ => format!("{days} days, "),
    };
    text += &format!(
        "{}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    );
    if rest % 1_000_000 != 0 {
        text += &format!(".{:06}", rest % 1_000_000);
    }
    text
}

/// `str(dt)`.
fn date_time_text(dt: jiff::civil::DateTime) -> String {
    iso_format(dt, ' ')
}

/// `str(time)`, which is its `isoformat()`.
fn time_text(time: jiff::civil::Time) -> String {
    match time.subsec_nanosecond() / 1000 {
        0 => time.strftime("%H:%M:%S").to_string(),
        micros => format!("{}.{micros:06}", time.strftime("%H:%M:%S")),
    }
}

/// `delta.days`: rounded down.
fn whole_days(delta: jiff::SignedDuration) -> i64 {
    delta.as_secs().div_euclid(86_400) - i64::from(delta.subsec_nanos() < 0 && delta.as_secs() % 86_400 == 0)
}

/// `a // b` of two timedeltas: how often one is in the other, rounded down.
fn times_within(a: jiff::SignedDuration, b: jiff::SignedDuration) -> i64 {
    let (a, b) = (a.as_micros(), b.as_micros());
    let quotient = a / b - i128::from(a % b != 0 && (a < 0) != (b < 0));
    i64::try_from(quotient).expect("an integer within 64 bits")
}

/// `a % b` of two timedeltas.
fn rest_within(a: jiff::SignedDuration, b: jiff::SignedDuration) -> jiff::SignedDuration {
    let rest = a.as_micros() % b.as_micros();
    let rest = if rest != 0 && (rest < 0) != (b.as_micros() < 0) {
        rest + b.as_micros()
    } else {
        rest
    };
    jiff::SignedDuration::from_micros(i64::try_from(rest).expect("a timedelta"))
}

/// `delta / n`: the nearest microsecond, the even one of two.
fn divided(delta: jiff::SignedDuration, n: i64) -> jiff::SignedDuration {
    let (micros, n) = if n < 0 {
        (-delta.as_micros(), -i128::from(n))
    } else {
        (delta.as_micros(), i128::from(n))
    };
    let (down, rest) = (micros.div_euclid(n), micros.rem_euclid(n));
    let up = 2 * rest > n || 2 * rest == n && down % 2 != 0;
    let micros = i64::try_from(down + i128::from(up)).expect("a timedelta");
    jiff::SignedDuration::from_micros(micros)
}

/// `delta // n`: microseconds, rounded down.
fn divided_down(delta: jiff::SignedDuration, n: i64) -> jiff::SignedDuration {
    let (micros, n) = (delta.as_micros(), i128::from(n));
    let quotient = micros / n - i128::from(micros % n != 0 && (micros < 0) != (n < 0));
    jiff::SignedDuration::from_micros(i64::try_from(quotient).expect("a timedelta"))
}

/// `datetime.timedelta(..)` of so many units: the nearest microsecond, the even one of two.
fn duration_of(count: f64, micros: i64) -> jiff::SignedDuration {
    let (whole, part) = (count.trunc(), (count.fract() * micros as f64).round_ties_even());
    jiff::SignedDuration::from_micros(whole as i64 * micros + part as i64)
}

/// `datetime.date(year, month, day)`, or what the ValueError says.
fn checked_date(year: i64, month: i64, day: i64) -> Result<jiff::civil::Date, String> {
    if !(1..=9999).contains(&year) {
        return Err(format!("year {year} is out of range"));
    }
    if !(1..=12).contains(&month) {
        return Err("month must be in 1..12".to_string());
    }
    civil_date(year, month, day).ok_or_else(|| "day is out of range for month".to_string())
}

/// `datetime.datetime(year, month, .., microsecond)`, or what the ValueError says.
fn checked_date_time(
    [year, month, day]: [i64; 3],
    [hour, minute, second, micros]: [i64; 4],
) -> Result<jiff::civil::DateTime, String> {
    let date = checked_date(year, month, day)?;
    Ok(date.to_datetime(checked_time(hour, minute, second, micros)?))
}

/// `datetime.time(hour, minute, second, microsecond)`, or what the ValueError says.
fn checked_time(
    hour: i64,
    minute: i64,
    second: i64,
    micros: i64,
) -> Result<jiff::civil::Time, String> {
    for (name, value, last) in [
        ("hour", hour, 23),
        ("minute", minute, 59),
        ("second", second, 59),
        ("microsecond", micros, 999_999),
    ] {
        if !(0..=last).contains(&value) {
            return Err(format!("{name} must be in 0..{last}"));
        }
    }
    let nanos = i32::try_from(micros * 1000).map_err(|error| error.to_string())?;
    let [hour, minute, second] = [hour, minute, second].map(|it| i8::try_from(it).unwrap_or(0));
    jiff::civil::Time::new(hour, minute, second, nanos).map_err(|error| error.to_string())
}

/// `datetime.date.fromisoformat(text)`, or what the ValueError says.
fn date_from_iso(text: &str) -> Result<jiff::civil::Date, String> {
    let dash = if text.get(4..5) == Some("-") { "-" } else { "" };
    let behind = text.get(4 + dash.len()..).unwrap_or_default();
    if let Some(week) = behind.strip_prefix('W') {
        // A date by its week, which is its Monday if it tells no day.
        let number = |it: &str| it.parse::<i16>().ok().filter(|_| it.bytes().all(|it| it.is_ascii_digit()));
        let day = match week.get(2..) {
            Some("") => Some(1),
            rest => rest.and_then(|it| number(it.strip_prefix(dash)?.get(..1)?)),
        };
        let weekday = day.and_then(|it| i8::try_from(it).ok());
        let weekday = weekday.and_then(|it| jiff::civil::Weekday::from_monday_one_offset(it).ok());
        let week = week.get(..2).and_then(number).and_then(|it| i8::try_from(it).ok());
        let year = text.get(..4).and_then(number).filter(|it| *it > 0);
        if let (Some(year), Some(week), Some(weekday), 7 | 8 | 10) = (year, week, weekday, text.len())
            && let Ok(date) = jiff::civil::ISOWeekDate::new(year, week, weekday)
        {
            return Ok(date.date());
        }
        return Err(format!("Invalid isoformat string: {}", str_repr(text)));
    }
    let separator = if text.len() == 8 { "" } else { "-" };
    let number = |from: usize, to: usize| {
        let digits = text.get(from..to)?;
        let are_digits = digits.bytes().all(|it| it.is_ascii_digit());
        digits.parse::<i64>().ok().filter(|_| are_digits)
    };
    let at = 4 + separator.len();
    let end = at + 2 + separator.len();
    let is_separated =
        text.get(4..at) == Some(separator) && text.get(at + 2..end) == Some(separator);
    match (number(0, 4), number(at, at + 2), number(end, end + 2)) {
        (Some(year), Some(month), Some(day)) if is_separated && text.len() == end + 2 => {
            checked_date(year, month, day)
        }
        _ => Err(format!("Invalid isoformat string: {}", str_repr(text))),
    }
}

/// `datetime.datetime.fromisoformat(text)` of a text without an offset, or what the ValueError says. With
/// an offset it stops the program.
fn date_time_from_iso(text: &str) -> Result<jiff::civil::DateTime, String> {
    let invalid = || format!("Invalid isoformat string: {}", str_repr(text));
    let Some((at, separator)) = text.char_indices().nth(10) else {
        let date = date_from_iso(text).map_err(|error| match error.starts_with("Invalid") {
            true => invalid(),
            false => error,
        })?;
        return Ok(date.to_datetime(jiff::civil::Time::midnight()));
    };
    let clock = &text[at + separator.len_utf8()..];
    let date = date_from_iso(&text[..at]);
    let (clock, fraction) = clock.split_once(['.', ',']).unwrap_or((clock, "0"));
    let has_offset = clock.contains(['+', '-', 'Z']) || fraction.contains(['+', '-', 'Z']);
    assert!(date.is_err() || !has_offset, "a time with an offset");
    let parts: Vec<&str> = clock.split(':').collect();
    let is_number = |it: &&str| it.len() == 2 && it.bytes().all(|it| it.is_ascii_digit());
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|it| it.is_ascii_digit());
    let date = date.map_err(|error| match error.starts_with("Invalid") {
        true => invalid(),
        false => error,
    })?;
    if parts.len() > 3 || !parts.iter().all(|it| is_number(it)) || !is_fraction {
        return Err(invalid());
    }
    let part = |at: usize| parts.get(at).map_or(Ok(0), |it| it.parse::<i64>());
    let micros = format!("{fraction:0<6}")[..6].parse::<i64>();
    match (part(0), part(1), part(2), micros) {
        (Ok(hour), Ok(minute), Ok(second), Ok(micros)) => {
            Ok(date.to_datetime(checked_time(hour, minute, second, micros)?))
        }
        _ => Err(invalid()),
    }
}

/// `datetime.datetime.strptime(text, format)`, or what the ValueError says.
fn parsed_date_time(text: &str, format: &str) -> Result<jiff::civil::DateTime, String> {
    const MONTHS: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ];
    const DAYS: [&str; 7] = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ];
    fn number(rest: &mut &str, least: usize, most: usize, last: i64) -> Option<i64> {
        let digits = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
        for len in (least..=digits).rev() {
            let value = rest[..len].parse().ok()?;
            if value <= last {
                *rest = &rest[len..];
                return Some(value);
            }
        }
        None
    }
    fn word(rest: &mut &str, words: &[&str], len: usize) -> Option<i64> {
        let at = words.iter().position(|word| {
            let word = &word[..word.len().min(len)];
            rest.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word))
        })?;
        *rest = &rest[words[at].len().min(len)..];
        i64::try_from(at).ok()
    }
    let mut rest = text;
    let (mut date, mut clock, mut is_pm) = ([1900, 1, 1], [0; 4], false);
    let mut letters = format.chars().peekable();
    let mut next = |rest: &mut &str| -> Option<bool> {
        let Some(letter) = letters.next() else {
            return Some(false);
        };
        if letter.is_whitespace() {
            while letters.next_if(|it| it.is_whitespace()).is_some() {}
            let trimmed = rest.trim_start();
            let is_there = trimmed.len() < rest.len();
            *rest = trimmed;
            return is_there.then_some(true);
        }
        if letter != '%' {
            let found = rest.chars().next()?;
            *rest = &rest[found.len_utf8()..];
            return found.to_lowercase().eq(letter.to_lowercase()).then_some(true);
        }
        match letters.next()? {
            'Y' => date[0] = number(rest, 4, 4, 9999)?,
            'y' => {
                let year = number(rest, 2, 2, 99)?;
                date[0] = if year < 69 { 2000 + year } else { 1900 + year };
            }
            'm' => date[1] = number(rest, 1, 2, 12).filter(|it| *it > 0)?,
            'd' => {
                *rest = rest.strip_prefix(' ').unwrap_or(rest);
                date[2] = number(rest, 1, 2, 31).filter(|it| *it > 0)?;
            }
            'B' => date[1] = word(rest, &MONTHS, 9)? + 1,
            'b' => date[1] = word(rest, &MONTHS, 3)? + 1,
            'A' => drop(word(rest, &DAYS, 9)?),
            'a' => drop(word(rest, &DAYS, 3)?),
            'H' => clock[0] = number(rest, 1, 2, 23)?,
            'I' => clock[0] = number(rest, 1, 2, 12).filter(|it| *it > 0)? % 12,
            'M' => clock[1] = number(rest, 1, 2, 59)?,
            'S' => clock[2] = number(rest, 1, 2, 61)?,
            'p' => is_pm = word(rest, &["am", "pm"], 2)? == 1,
            'f' => {
                let digits = rest.bytes().take(6).take_while(u8::is_ascii_digit).count();
                clock[3] = format!("{:0<6}", &rest[..digits]).parse().ok().filter(|_| digits > 0)?;
                *rest = &rest[digits..];
            }
            '%' => *rest = rest.strip_prefix('%')?,
            other => panic!("%{other} in a format of strptime"),
        }
        Some(true)
    };
    loop {
        match next(&mut rest) {
            Some(true) => {}
            Some(false) => break,
            None => {
                let (text, format) = (str_repr(text), str_repr(format));
                return Err(format!("time data {text} does not match format {format}"));
            }
        }
    }
    if !rest.is_empty() {
        return Err(format!("unconverted data remains: {rest}"));
    }
    if is_pm && format.contains("%I") {
        clock[0] += 12;
    }
    checked_date_time(date, clock)
}

/// `calendar.monthcalendar(year, month)` of the month's first day: weeks from Monday on, 0 outside.
fn month_weeks(first: jiff::civil::Date) -> Vec<Vec<i64>> {
    let before = i64::from(first.weekday().to_monday_zero_offset());
    let days = i64::from(first.days_in_month());
    let weeks = (before + days + 6) / 7;
    let day = |cell: i64| {
        if (1..=days).contains(&(cell - before)) {
            cell - before
        } else {
            0
        }
    };
    (0..weeks)
        .map(|week| (1..=7).map(|at| day(7 * week + at)).collect())
        .collect()
}

/// `value.quantize(..)` once it is rounded: as many digits after the point as wanted.
fn to_places(mut value: rust_decimal::Decimal, places: i64) -> rust_decimal::Decimal {
    value.rescale(u32::try_from(places).expect("a count of digits"));
    value
}

/// `str(value)` of a Decimal: with an exponent where it is near zero.
fn decimal_text(value: rust_decimal::Decimal) -> String {
    let digits = value.mantissa().unsigned_abs().to_string();
    let exponent = digits.len() as i64 - 1 - i64::from(value.scale());
    if exponent >= -6 {
        return value.to_string();
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let (first, rest) = digits.split_at(1);
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{first}{point}{rest}E{exponent}")
}

/// A number rounded to so many places. What comes to zero from below stops the program: it has a sign in
/// Python.
fn quantized(value: rust_decimal::Decimal, places: u32) -> rust_decimal::Decimal {
    let rounded = to_places(value.round_dp(places), i64::from(places));
    let is_below = value.is_sign_negative() && !value.is_zero();
    assert!(!is_below || !rounded.is_zero(), "a zero below zero");
    rounded
}

/// `a * b`: with the digits after the point of both.
fn product(a: rust_decimal::Decimal, b: rust_decimal::Decimal) -> rust_decimal::Decimal {
    let mut product = a * b;
    if product.is_zero() {
        product.rescale(a.scale() + b.scale());
        product.set_sign_negative(a.is_sign_negative() != b.is_sign_negative());
    }
    product
}

/// `a + b`: with the digits after the point of the one that has more, also of zero.
fn plus(a: rust_decimal::Decimal, b: rust_decimal::Decimal) -> rust_decimal::Decimal {
    let mut sum = a + b;
    sum.rescale(a.scale().max(b.scale()));
    sum
}

/// `a - b`: with the digits after the point of the one that has more, also of zero.
fn minus(a: rust_decimal::Decimal, b: rust_decimal::Decimal) -> rust_decimal::Decimal {
    let mut difference = a - b;
    difference.rescale(a.scale().max(b.scale()));
    difference
}

/// `a % b`: with the digits after the point of the one that has more, and the sign of the first.
fn remainder(a: rust_decimal::Decimal, b: rust_decimal::Decimal) -> rust_decimal::Decimal {
    let mut rest = a % b;
    rest.rescale(a.scale().max(b.scale()));
    rest.set_sign_negative(a.is_sign_negative());
    rest
}

/// The number as text with commas between thousands, as in `f"{value:,}"`.
fn grouped(number: &str) -> String {
    let digits = number
        .trim_start_matches('-')
        .split('.')
        .next()
        .unwrap_or_default()
        .len();
    let start = number.len() - number.trim_start_matches('-').len();
    let is_place = |at: usize| at > start && at < start + digits && (start + digits - at) % 3 == 0;
    let mut text = String::new();
    for (at, c) in number.char_indices() {
        if is_place(at) {
            text.push(',');
        }
        text.push(c);
    }
    text
}

/// `statistics.mean(items)` of floats, added one after another; none of nothing.
fn mean(items: &[f64]) -> Option<f64> {
    (!items.is_empty()).then(|| items.iter().sum::<f64>() / items.len() as f64)
}

/// `statistics.fmean(items)`: the exact sum, rounded once, by the count.
fn mean_exactly(items: &[f64]) -> Option<f64> {
    (!items.is_empty()).then(|| exact_sum(items) / items.len() as f64)
}

/// `math.fsum(items)` of finite floats: partial sums that do not overlap, then rounded once.
fn exact_sum(items: &[f64]) -> f64 {
    let mut partials: Vec<f64> = Vec::new();
    for &item in items {
        let mut x = item;
        let mut kept = 0;
        for at in 0..partials.len() {
            let mut y = partials[at];
            if x.abs() < y.abs() {
                (x, y) = (y, x);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        partials.push(x);
    }
    let mut high = partials.pop().unwrap_or(0.0);
    while let Some(y) = partials.pop() {
        let x = high;
        high = x + y;
        let low = y - (high - x);
        if low != 0.0 {
            let tie = partials
                .last()
                .is_some_and(|next| (*next < 0.0) == (low < 0.0));
            let doubled = high + 2.0 * low;
            if tie && 2.0 * low == doubled - high {
                high = doubled;
            }
            break;
        }
    }
    high + 0.0
}

/// `statistics.median(items)` of floats; none of nothing.
fn median(mut items: Vec<f64>) -> Option<f64> {
    items.sort_by(f64::total_cmp);
    let middle = items.len() / 2;
    match items.len() % 2 {
        0 => Some((items.get(middle.checked_sub(1)?)? + items[middle]) / 2.0),
        _ => Some(items[middle]),
    }
}

/// `statistics.multimode(items)`: what occurs most often, in the order of first occurrence.
fn modes<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for item in items {
        match counts.iter_mut().find(|(other, _)| *other == item) {
            Some((_, count)) => *count += 1,
            None => counts.push((item, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max();
    let most_common = counts.into_iter().filter(|(_, count)| Some(*count) == most);
    most_common.map(|(item, _)| item).collect()
}

/// `statistics.variance(items)`, and `pvariance` with 0 for the degrees of freedom that are lost.
fn variance(items: &[f64], lost: usize) -> Option<f64> {
    let mean = items.iter().sum::<f64>() / items.len() as f64;
    let squares = items.iter().map(|item| (item - mean).powi(2));
    (items.len() > lost).then(|| squares.sum::<f64>() / (items.len() - lost) as f64)
}

/// `statistics.quantiles(items, n=n)`; none of fewer than two items.
fn quantiles(mut items: Vec<f64>, n: usize) -> Option<Vec<f64>> {
    items.sort_by(f64::total_cmp);
    let last = items.len().checked_sub(1).filter(|last| *last > 0 && n > 0)?;
    let places = (1..n).map(|i| i * (items.len() + 1));
    let cuts = places.map(|place| {
        let at = (place / n).clamp(1, last);
        let share = (place as f64) - (at * n) as f64;
        (items[at - 1] * (n as f64 - share) + items[at] * share) / n as f64
    });
    Some(cuts.collect())
}

/// `statistics.correlation(a, b)`; none where Python raises.
fn correlation(a: &[f64], b: &[f64]) -> Option<f64> {
    let centred = |items: &[f64]| {
        let mean = items.iter().sum::<f64>() / items.len() as f64;
        items.iter().map(|item| item - mean).collect::<Vec<_>>()
    };
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
    let (x, y) = (centred(a), centred(b));
    let spread = (dot(&x, &x) * dot(&y, &y)).sqrt();
    (a.len() == b.len() && a.len() > 1 && spread != 0.0).then(|| dot(&x, &y) / spread)
}

/// `textwrap.wrap(text, width)`: white space at the ends of lines is left out, words are cut at
/// hyphens between letters, and longer ones where they must be.
fn wrap_words(text: &str, width: usize) -> Vec<String> {
    wrap_indented(text, width, "", "")
}

/// `textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest)`.
fn wrap_indented(text: &str, width: usize, first: &str, rest: &str) -> Vec<String> {
    assert!(width > 0, "invalid width 0 (must be > 0)");
    let count = |text: &str| text.chars().count();
    let is_blank = |c: char| c.is_ascii_whitespace() || c == '\x0b';
    let text = expand_tabs(text, 8).replace(is_blank, " ");
    let mut chunks: Vec<String> = word_chunks(&text).into_iter().rev().collect();
    let mut lines: Vec<String> = Vec::new();
    while !chunks.is_empty() {
        if !lines.is_empty() {
            chunks.pop_if(|chunk| chunk.trim().is_empty());
        }
        let indent = if lines.is_empty() { first } else { rest };
        let width = width.saturating_sub(count(indent));
        let mut line: Vec<String> = Vec::new();
        let mut room = width;
        while let Some(chunk) = chunks.pop_if(|chunk| count(chunk) <= room) {
            room -= count(&chunk);
            line.push(chunk);
        }
        if let Some(long) = chunks.last_mut().filter(|chunk| count(chunk) > width) {
            let room = if width == 0 { 1 } else { room };
            let end = long
                .char_indices()
                .nth(room)
                .map_or(long.len(), |(at, _)| at);
            let hyphen = long[..end]
                .rfind('-')
                .filter(|at| long[..*at].contains(|c| c != '-'));
            let rest = long.split_off(hyphen.map_or(end, |at| at + 1));
            line.push(std::mem::replace(long, rest));
        }
        line.pop_if(|chunk| chunk.trim().is_empty());
        if !line.is_empty() {
            lines.push(format!("{indent}{}", line.concat()));
        }
    }
    lines
}

/// Words, the spaces between them, dashes of two or more, and what a hyphen between letters ends.
fn word_chunks(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let at = |place: usize| chars.get(place).copied().unwrap_or(' ');
    let is_word = |place: usize| at(place).is_alphanumeric() || at(place) == '_';
    let is_letter = |place: usize| at(place).is_alphabetic() || at(place) == '_';
    let ends_word = |place: usize| is_word(place) || "!\"'&.,?".contains(at(place));
    // Where the dashes are that end before a place, and whether they stand between words.
    let dashes = |end: usize| chars[..end].iter().rev().take_while(|c| **c == '-').count();
    let is_long_dash = |end: usize| {
        dashes(end) > 1 && dashes(end) < end && ends_word(end - dashes(end) - 1) && is_word(end)
    };
    let mut chunks: Vec<String> = Vec::new();
    for (place, &c) in chars.iter().enumerate() {
        let is_after_hyphen = place > 2
            && chars[place - 1] == '-'
            && is_letter(place - 2)
            && (is_letter(place - 3) || place > 3 && at(place - 3) == '-' && is_letter(place - 4))
            && is_letter(place)
            && (is_letter(place + 1) || at(place + 1) == '-' && is_letter(place + 2));
        let ahead = chars[place..].iter().take_while(|c| **c == '-').count();
        let is_before_dash = ahead > 1 && dashes(place) == 0 && is_long_dash(place + ahead);
        let changes = place == 0 || (chars[place - 1] == ' ') != (c == ' ');
        if changes || is_after_hyphen || is_before_dash || is_long_dash(place) {
            chunks.push(String::new());
        }
        chunks.last_mut().expect("a chunk").push(c);
    }
    chunks
}

/// `textwrap.shorten(text, width)`: whole words as far as they fit, then ` [...]`.
fn shortened(text: &str, width: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let whole = words.join(" ");
    if whole.chars().count() <= width {
        return whole;
    }
    let room = width
        .checked_sub(5)
        .expect("placeholder too large for max width");
    let mut short = String::new();
    for word in words {
        let gap = usize::from(!short.is_empty());
        if short.chars().count() + gap + word.chars().count() + 1 > room {
            break;
        }
        if gap == 1 {
            short.push(' ');
        }
        short += word;
    }
    let gap = if short.is_empty() { "" } else { " " };
    short + gap + "[...]"
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
fn glob_below(
    path: &std::path::Path,
    pattern: &str,
) -> impl Iterator<Item = std::path::PathBuf> + use<> {
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
    if normalized.is_empty() {
        ".".to_owned()
    } else {
        normalized
    }
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
    Ok(if relative.is_empty() {
        ".".to_owned()
    } else {
        relative.join("/")
    })
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
fn output_of(
    command: &mut std::process::Command,
    input: &[u8],
) -> std::io::Result<std::process::Output> {
    use std::io::Write as _;
    use std::process::Stdio;
    let piped = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = piped.spawn()?;
    let stdin = child.stdin.take();
    std::thread::scope(|scope| {
        // A child that stops reading is no error, as in Python.
        scope.spawn(|| stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    })
}

/// `pathlib.Path(text)`: without the parts that Python drops.
fn python_path(text: &str) -> std::path::PathBuf {
    joined(std::path::Path::new("."), text)
}

/// `path / name`: without the parts that Python drops.
fn joined(path: &std::path::Path, name: &str) -> std::path::PathBuf {
    let mut joined = std::path::PathBuf::new();
    if name.starts_with('/') {
        joined.push("/");
    } else if path != std::path::Path::new(".") {
        joined.push(path);
    }
    joined.extend(name.split('/').filter(|it| !matches!(*it, "" | ".")));
    if joined.as_os_str().is_empty() {
        joined.push(".");
    }
    joined
}

/// `path.parent`.
fn parent_of(path: &std::path::Path) -> &std::path::Path {
    match path.parent() {
        None => path,
        Some(parent) if parent.as_os_str().is_empty() => std::path::Path::new("."),
        Some(parent) => parent,
    }
}

/// `path.name`, which may be two dots.
fn name_of(path: &std::path::Path) -> &str {
    let text = path.to_str().unwrap_or_default();
    let name = text.rsplit('/').next().unwrap_or_default();
    if name == "." { "" } else { name }
}

/// `path.read_text()`: each line ends with a line feed, however it ends in the file.
fn read_text(path: &std::path::Path) -> std::io::Result<String> {
    let text = std::fs::read_to_string(path)?;
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// `path.iterdir()`.
fn entries_of(path: &std::path::Path) -> std::io::Result<Vec<std::path::PathBuf>> {
    std::fs::read_dir(path)?
        .map(|entry| entry.map(|it| it.path()))
        .collect()
}

/// `os.path.dirname(path)`.
fn dir_name(path: &str) -> &str {
    let Some(at) = path.rfind('/') else {
        return "";
    };
    match path[..at].trim_end_matches('/') {
        "" => &path[..=at],
        head => head,
    }
}

/// A value as JSON whose keys are sorted.
fn sorted_json(value: &(impl serde::Serialize + ?Sized)) -> serde_json::Value {
    let mut value = serde_json::to_value(value).expect("a value of JSON");
    value.sort_all_objects();
    value
}

/// What `hashlib.new(name)` gives.
fn new_hasher(name: &str) -> Box<dyn sha2::digest::DynDigest> {
    match name {
        "md5" => Box::new(md5::Md5::default()),
        "sha1" => Box::new(sha1::Sha1::default()),
        "sha224" => Box::new(sha2::Sha224::default()),
        "sha256" => Box::new(sha2::Sha256::default()),
        "sha384" => Box::new(sha2::Sha384::default()),
        "sha512" => Box::new(sha2::Sha512::default()),
        name => panic!("unsupported hash type {name}"),
    }
}

/// `path.relative_to(base)`: nothing if it is not below it.
fn relative_to(path: &std::path::Path, base: &std::path::Path) -> Option<std::path::PathBuf> {
    let here = std::path::Path::new(".");
    let base = if base == here { std::path::Path::new("") } else { base };
    let rest = path.strip_prefix(base).ok()?;
    Some(if rest.as_os_str().is_empty() { here } else { rest }.to_path_buf())
}

/// `textwrap.indent(text, prefix)`: lines of space alone stay as they are.
fn indented(text: &str, prefix: &str) -> String {
    let is_end = |c: char| matches!(c, '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut written = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(is_end).map_or(rest.len(), |at| {
            let is_pair = rest[at..].starts_with("\r\n");
            at + if is_pair { 2 } else { rest[at..].chars().next().map_or(0, char::len_utf8) }
        });
        let (line, after) = rest.split_at(end);
        if !line.chars().all(|c| c.is_whitespace() || matches!(c, '\x1c'..='\x1f')) {
            written.push_str(prefix);
        }
        written.push_str(line);
        rest = after;
    }
    written
}

/// `html.escape(text, quote=False)`: what opens a tag or a reference, as a reference.
fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
