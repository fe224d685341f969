// ANCHOR: code
fn parse_share(text: &str) -> Result<i32, String> {
    let digits = text.strip_suffix('%').unwrap_or(text);
    match digits.trim().parse() {
        Ok(share) if share > 100 => Err(format!("{share} is too much")),
        Ok(share) => Ok(share),
        Err(_) => Err(format!("{text} is not a number")),
    }
}
// ANCHOR_END: code
// ANCHOR: main

pub fn main() {
    let is_share = parse_share("7%") == Ok(7);
    let is_refused = parse_share("130%").is_err_and(|error| error.contains("too much"));
    println!(
        "{}",
        if is_share && is_refused {
            "passed"
        } else {
            "failed"
        }
    );
}
// ANCHOR_END: main

// ANCHOR: tests

#[cfg(test)]
mod tests {
    #[test]
    fn shares() {
        for (text, share) in [("7%", 7), ("100", 100)] {
            assert_eq!(super::parse_share(text), Ok(share), "{text}");
        }
    }

    #[test]
    fn too_much() {
        let error = super::parse_share("130%").expect_err("is above 100");
        assert!(error.contains("too much"));
    }
}
// ANCHOR_END: tests
