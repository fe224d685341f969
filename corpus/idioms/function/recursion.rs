// ANCHOR: recursion
#[derive(Default)]
struct Folder {
    children: Vec<Folder>,
}

fn depth(folder: &Folder) -> usize {
    1 + folder.children.iter().map(depth).max().unwrap_or(0)
}
// ANCHOR_END: recursion

// ANCHOR: main
fn folder(children: Vec<Folder>) -> Folder {
    Folder { children }
}

pub fn main() {
    let empty = Folder::default;
    println!("{}", depth(&empty()));
    let deep = folder(vec![folder(vec![empty()])]);
    println!("{}", depth(&folder(vec![empty(), deep, empty()])));
}
// ANCHOR_END: main
