fn collect(n: i64) -> Vec<i64> {
    (2..n)
        .filter(|&x| x.rem_euclid(3) != 0)
        .map(|x| (x * x) - 1)
        .collect()
}
