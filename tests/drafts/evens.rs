fn iterate(n: i64) -> impl Iterator<Item = i64> {
    (0..n).filter(|&x| (x - 3).rem_euclid(2) == 1).map(|x| x + 1)
}
