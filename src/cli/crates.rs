//! `py2rs crates [PACKAGE]`.

use clap::Args;
use clap_complete::engine::ArgValueCandidates;

use super::{Outcome, Screen, Usage, find, hints, list, names};
use crate::render::{json, listing};
use crate::text::libraries::{self, Library};

/// Show which Rust crates do the work of third-party Python packages
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs crates requests   the crates for one package
  py2rs crates web        those of an area
  py2rs crates            all packages that are known")]
pub(super) struct Crates {
    /// A package as it is imported, an area such as web, or a part of either
    #[arg(add = ArgValueCandidates::new(names::packages))]
    package: Option<String>,
}

impl Crates {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let wanted = self.package.as_deref().unwrap_or("");
        let rows: Vec<(&'static str, &'static Library)> = match libraries::library(wanted) {
            Some(row) => vec![row],
            None => libraries::libraries()
                .filter(|(name, library)| name.contains(wanted) || library.area.contains(wanted))
                .collect(),
        };
        if rows.is_empty() {
            return Err(unknown(wanted).into());
        }
        let text = if screen.format.is_json() {
            json::line(&json::LibrariesDocument::new(&rows)) + "\n"
        } else {
            listing::libraries(&rows, screen.width)
        };
        screen.show(&text)?;
        Ok(Outcome::Done)
    }
}

fn unknown(wanted: &str) -> Usage {
    let meant = find::meant(wanted);
    if !meant.is_empty() {
        return Usage {
            message: format!("nothing is known of a package {wanted}"),
            hints: meant,
        };
    }
    let near = list::nearest_part(wanted, libraries::libraries().map(|(name, _)| name));
    let all = "py2rs crates shows all packages that are known";
    Usage {
        message: format!("nothing is known of a package {wanted}"),
        hints: hints::nearest(&near, "crates", all),
    }
}
