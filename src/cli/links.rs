//! Where the ids and files that a terminal shows lead.

use std::fmt::Write as _;
use std::path::Path;

use crate::render::html;
use crate::{corpus, idioms};

/// An id leads to its page of the site that `PY2RS_SITE` names, a path to its file.
pub(super) fn address(text: &str) -> Option<String> {
    of(text, std::env::var("PY2RS_SITE").ok().as_deref())
}

fn of(text: &str, site: Option<&str>) -> Option<String> {
    let is_id = corpus::ids().any(|id| id == text) || idioms::idiom(text).is_some();
    if is_id {
        let site = site.filter(|site| !site.is_empty() && !site.contains(char::is_control))?;
        return Some(format!(
            "{}/{}",
            site.trim_end_matches('/'),
            html::address(text)
        ));
    }
    let path = Path::new(text).canonicalize().ok()?;
    let mut address = String::from("file://");
    for byte in path.to_str()?.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                address.push(char::from(byte));
            }
            byte => write!(address, "%{byte:02X}").ok()?,
        }
    }
    Some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_lead_to_the_site_if_there_is_one() {
        let page = Some("https://example.org/guide/questions/q18.html".to_owned());
        assert_eq!(of("q18", Some("https://example.org/guide/")), page);
        assert_eq!(of("q18", None), None);
        assert_eq!(of("q99", Some("https://example.org")), None);
        let file = of("Cargo.toml", None).expect("is there");
        assert!(file.starts_with("file:///") && file.ends_with("/Cargo.toml"));
    }
}
