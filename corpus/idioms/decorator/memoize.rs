// ANCHOR: cache
use std::collections::HashMap;

type Memo = HashMap<(u32, u32), u64>;

fn paths(rows: u32, columns: u32, memo: &mut Memo) -> u64 {
    if rows == 0 || columns == 0 {
        return 1;
    }
    if let Some(&known) = memo.get(&(rows, columns)) {
        return known;
    }
    let result = paths(rows - 1, columns, memo) + paths(rows, columns - 1, memo);
    memo.insert((rows, columns), result);
    result
}
// ANCHOR_END: cache

// ANCHOR: main
pub fn main() {
    let mut memo = Memo::new();
    println!("{}", paths(16, 16, &mut memo));
    println!("{}", paths(2, 2, &mut memo));
}
// ANCHOR_END: main
