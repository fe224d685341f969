// `name` is str(name).
// `item` is repr(item).
// `count_` is repr(count).
fn text(name: &str, total: f64, count: i64, mask: u64, item: &str, count_: &str) -> String {
    format!("{name:>8}|{total:9.2}|{count:05}|{mask:#x}|{{}}|{item:<7}|count={count_}|{name}")
}
