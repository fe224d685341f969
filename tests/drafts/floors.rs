use std::collections::HashSet;

fn collect(low: i64, high: i64) -> HashSet<i64> {
    (low..high).map(|x| x.div_euclid(4)).collect()
}
