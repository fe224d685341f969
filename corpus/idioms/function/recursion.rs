// ANCHOR: recursion
#[derive(Default)]
struct Folder {
    children: Vec<Folder>,
}

fn depth(folder: &Folder) -> usize {
    // PAIR: deepest
    1 + folder.children.iter().map(depth).max().unwrap_or(0)
}
// ANCHOR_END: recursion

// ANCHOR: main
fn folder(children: Vec<Folder>) -> Folder {
    Folder { children }
}

pub fn main() {
    let empty = Folder::default;
    // PAIR: empty
    println!("{}", depth(&empty()));
    let deep = folder(vec![folder(vec![empty()])]);
    // PAIR: deep
    println!("{}", depth(&folder(vec![empty(), deep, empty()])));
}
// ANCHOR_END: main
