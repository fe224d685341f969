// ANCHOR: unpack
type Point = (i32, i32);

fn bounds(points: &[Point]) -> Option<(Point, Point)> {
    let [first, rest @ ..] = points else {
        return None;
    };
    let ((mut left, mut top), (mut right, mut bottom)) = (*first, *first);
    for &(x, y) in rest {
        (left, right) = (left.min(x), right.max(x));
        (top, bottom) = (top.min(y), bottom.max(y));
    }
    Some(((left, top), (right, bottom)))
}
// ANCHOR_END: unpack
// ANCHOR: main

pub fn main() {
    if let Some(((left, top), (right, bottom))) = bounds(&[(3, 4), (1, 9), (6, 2)]) {
        println!("{} by {}", right - left, bottom - top);
    }
}
// ANCHOR_END: main
