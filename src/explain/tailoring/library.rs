//! An import of a package as the crates for the same work.

use super::reader::Reader;
use crate::idioms::findings::Finding;
use crate::text::libraries;

/// What a port of the package would put into its manifest, as comments: there is no code to draft.
pub(super) fn crates(_: &Reader<'_>, finding: &Finding) -> Option<String> {
    let (package, library) = libraries::library(finding.subject()?)?;
    let mut text = format!("// {package}: {}\n", library.alike);
    for name in library.crates {
        text.extend(["// cargo add ", name, "\n"]);
    }
    Some(text)
}
