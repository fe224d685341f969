// Shows values as Python's `repr` does, and runs the cases.

trait Show {
    fn show(&self) -> String;

    fn show_all(items: &[Self]) -> String
    where
        Self: Sized,
    {
        list(items)
    }
}

/// Bytes are the only `u8` that there are.
impl Show for u8 {
    fn show(&self) -> String {
        self.to_string()
    }

    fn show_all(items: &[Self]) -> String {
        bytes(items)
    }
}

impl<T: Show + ?Sized> Show for &T {
    fn show(&self) -> String {
        (**self).show()
    }
}
impl<T: Show + ?Sized> Show for &mut T {
    fn show(&self) -> String {
        (**self).show()
    }
}
impl<T: Show + ?Sized> Show for Box<T> {
    fn show(&self) -> String {
        (**self).show()
    }
}
impl<T: Show + ?Sized> Show for std::rc::Rc<T> {
    fn show(&self) -> String {
        (**self).show()
    }
}
impl<T: Show + ToOwned + ?Sized> Show for std::borrow::Cow<'_, T> {
    fn show(&self) -> String {
        (**self).show()
    }
}
macro_rules! show_by_display {
    ($($name:ty)*) => {$(
        impl Show for $name {
            fn show(&self) -> String {
                self.to_string()
            }
        }
    )*};
}
show_by_display!(i8 i16 i32 i64 i128 isize u16 u32 u64 u128 usize);

impl Show for () {
    fn show(&self) -> String {
        "None".to_owned()
    }
}
impl Show for bool {
    fn show(&self) -> String {
        if *self { "True" } else { "False" }.to_owned()
    }
}
impl Show for f64 {
    fn show(&self) -> String {
        if self.is_nan() {
            return "nan".to_owned();
        }
        if self.is_infinite() {
            return if *self < 0.0 { "-inf" } else { "inf" }.to_owned();
        }
        let scientific = format!("{self:e}");
        let (digits, exponent) = scientific.split_once('e').unwrap();
        let exponent: i32 = exponent.parse().unwrap();
        if (-4..16).contains(&exponent) || *self == 0.0 {
            format!("{self:?}")
        } else {
            let sign = if exponent < 0 { '-' } else { '+' };
            format!("{digits}e{sign}{:02}", exponent.abs())
        }
    }
}
impl Show for str {
    fn show(&self) -> String {
        let quote = if self.contains('\'') && !self.contains('"') { '"' } else { '\'' };
        let mut text = String::from(quote);
        for c in self.chars() {
            match c {
                '\\' => text.push_str("\\\\"),
                '\n' => text.push_str("\\n"),
                '\r' => text.push_str("\\r"),
                '\t' => text.push_str("\\t"),
                c if c == quote => text.extend(['\\', c]),
                c if (c as u32) < 32 || (0x7f..0xa1).contains(&(c as u32)) || c == '\u{ad}' => {
                    text.push_str(&format!("\\x{:02x}", c as u32));
                }
                '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{feff}' => {
                    text.push_str(&format!("\\u{:04x}", c as u32));
                }
                c => text.push(c),
            }
        }
        text.push(quote);
        text
    }
}
impl Show for String {
    fn show(&self) -> String {
        self.as_str().show()
    }
}
impl Show for char {
    fn show(&self) -> String {
        self.to_string().show()
    }
}
impl Show for std::path::Path {
    fn show(&self) -> String {
        self.to_string_lossy().show()
    }
}
impl Show for std::path::PathBuf {
    fn show(&self) -> String {
        self.to_string_lossy().show()
    }
}
impl Show for std::ffi::OsStr {
    fn show(&self) -> String {
        self.to_string_lossy().show()
    }
}
impl Show for std::ffi::OsString {
    fn show(&self) -> String {
        self.to_string_lossy().show()
    }
}
impl<T: Show> Show for Option<T> {
    fn show(&self) -> String {
        self.as_ref().map_or("None".to_owned(), Show::show)
    }
}
impl<T: Show> Show for std::cmp::Reverse<T> {
    fn show(&self) -> String {
        self.0.show()
    }
}
macro_rules! show_tuples {
    ($($($name:ident)+;)*) => {$(
        impl<$($name: Show),+> Show for ($($name,)+) {
            #[allow(non_snake_case)]
            fn show(&self) -> String {
                let ($($name,)+) = self;
                let all = [$($name.show()),+];
                if all.len() == 1 { format!("({},)", all[0]) } else { format!("({})", all.join(", ")) }
            }
        }
    )*};
}
show_tuples! { A; A B; A B C; A B C D; A B C D E; A B C D E F; }

fn list(items: impl IntoIterator<Item = impl Show>) -> String {
    let items: Vec<String> = items.into_iter().map(|it| it.show()).collect();
    format!("[{}]", items.join(", "))
}
impl<T: Show> Show for [T] {
    fn show(&self) -> String {
        T::show_all(self)
    }
}
impl<T: Show, const N: usize> Show for [T; N] {
    fn show(&self) -> String {
        T::show_all(self)
    }
}
impl<T: Show> Show for Vec<T> {
    fn show(&self) -> String {
        T::show_all(self)
    }
}
impl<T: Show> Show for std::collections::VecDeque<T> {
    fn show(&self) -> String {
        list(self)
    }
}
impl<T: Show + Ord + Clone> Show for std::collections::BinaryHeap<std::cmp::Reverse<T>> {
    fn show(&self) -> String {
        let mut items = self.clone().into_sorted_vec();
        items.reverse();
        list(items)
    }
}
fn braces(mut items: Vec<String>, sorted: bool) -> String {
    if sorted {
        items.sort();
    }
    format!("{{{}}}", items.join(", "))
}
fn entries<'a, K: Show + 'a, V: Show + 'a>(map: impl IntoIterator<Item = (&'a K, &'a V)>) -> Vec<String> {
    map.into_iter().map(|(k, v)| format!("{}: {}", k.show(), v.show())).collect()
}
impl<T: Show, S> Show for std::collections::HashSet<T, S> {
    fn show(&self) -> String {
        braces(self.iter().map(Show::show).collect(), true)
    }
}
impl<T: Show> Show for std::collections::BTreeSet<T> {
    fn show(&self) -> String {
        braces(self.iter().map(Show::show).collect(), true)
    }
}
impl<T: Show, S> Show for indexmap::IndexSet<T, S> {
    fn show(&self) -> String {
        braces(self.iter().map(Show::show).collect(), true)
    }
}
impl<K: Show, V: Show, S> Show for std::collections::HashMap<K, V, S> {
    fn show(&self) -> String {
        braces(entries(self), true)
    }
}
impl<K: Show, V: Show> Show for std::collections::BTreeMap<K, V> {
    fn show(&self) -> String {
        braces(entries(self), true)
    }
}
impl<K: Show, V: Show, S> Show for indexmap::IndexMap<K, V, S> {
    fn show(&self) -> String {
        braces(entries(self), false)
    }
}

/// A set's items, as an iterator gives them.
fn set(items: impl IntoIterator<Item = impl Show>) -> String {
    braces(items.into_iter().map(|it| it.show()).collect(), true)
}

/// Bytes, as Python shows them.
fn bytes(bytes: &[u8]) -> String {
    let text: String = bytes.iter().map(|&byte| byte as char).collect();
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut shown = format!("b{quote}");
    for c in text.chars() {
        match c {
            '\\' => shown.push_str("\\\\"),
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            c if c == quote => shown.extend(['\\', c]),
            ' '..='~' => shown.push(c),
            c => shown.push_str(&format!("\\x{:02x}", c as u32)),
        }
    }
    shown.push(quote);
    shown
}

/// Items in no order, sorted by how they are shown.
fn unordered(items: impl IntoIterator<Item = impl Show>) -> String {
    let mut items: Vec<String> = items.into_iter().map(|it| it.show()).collect();
    items.sort();
    format!("[{}]", items.join(", "))
}

fn case(name: &str, run: fn() -> String) {
    use std::io::Write as _;
    print!("\x1e{name}\x1d");
    let result = std::panic::catch_unwind(run).unwrap_or_else(|_| "!".to_owned());
    print!("\x1d{result}");
    std::io::stdout().flush().unwrap();
}

/// The address of a server that answers with what it was asked; `status=404` in it is its status.
fn serve() -> String {
    let server = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = format!("http://{}", server.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in server.incoming() {
            std::thread::spawn(move || answer(stream.unwrap()));
        }
    });
    address
}
fn answer(mut stream: std::net::TcpStream) {
    use std::io::{BufRead as _, BufReader, Read as _, Write as _};
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let mut words = line.split_whitespace();
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (mut length, mut token) = (0, String::new());
    for header in reader.by_ref().lines().map_while(Result::ok).take_while(|it| !it.is_empty()) {
        let (name, value) = header.split_once(": ").unwrap_or_default();
        match name.to_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap(),
            "x-token" | "authorization" => token = value.to_owned(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let body = String::from_utf8(body).unwrap();
    let status = path.split("status=").nth(1).map_or("200", |it| &it[..3]);
    let text = format!(r#"{{"method": {method:?}, "path": {path:?}, "body": {body:?}, "token": {token:?}}}"#);
    let head = format!("HTTP/1.1 {status} OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", text.len());
    let text = if method == "HEAD" { "" } else { &text };
    stream.write_all((head + text).as_bytes()).unwrap();
}
