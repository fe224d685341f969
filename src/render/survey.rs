//! The sum of a scan as a porting engineer reads it.

use std::fmt::Write as _;

use colored::Colorize as _;

use crate::scan::summary::{Cluster, Cycle, Located, Places, Summary};
use crate::text::libraries;
use crate::text::visible;

/// The whole survey, for `width` columns.
#[must_use]
pub fn survey(summary: &Summary, width: usize) -> String {
    let mut text = Survey {
        text: String::new(),
        width,
    };
    text.head(summary);
    text.families(summary);
    let bugs = "bugs today, in Python";
    text.places("Coroutines never awaited", bugs, &summary.unawaited);
    text.places("Blocking calls inside coroutines", bugs, &summary.blocking);
    let rayon = "rayon runs these on all cores";
    text.places("Threads that the GIL holds back", rayon, &summary.gil_bound);
    text.cycles(&summary.cycles);
    text.clusters(
        "Files with the most that needs thought",
        summary.hard_files.as_slice(),
    );
    text.clusters(
        "Functions and classes with the most",
        summary.hard_functions.as_slice(),
    );
    text.packages(summary);
    text.text
}

/// How many import cycles are shown.
const CYCLES: usize = 20;

struct Survey {
    text: String,
    width: usize,
}

impl Survey {
    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        self.text
            .write_fmt(format_args!("{line}\n"))
            .unwrap_or_else(|error| unreachable!("writing to a string: {error}"));
    }

    fn heading(&mut self, heading: &str, aside: &str) {
        let aside = if aside.is_empty() {
            String::new()
        } else {
            format!(" ({aside})")
        };
        self.line(format_args!("\n{}{}", heading.bold(), aside.dimmed()));
    }

    fn head(&mut self, summary: &Summary) {
        let Summary {
            files,
            lines,
            failures,
            ..
        } = summary;
        let megabytes = summary.bytes / 100_000;
        let (whole, tenth) = (megabytes / 10, megabytes % 10);
        let total = summary.idioms.total();
        self.line(format_args!(
            "{} in {}, {}, {whole}.{tenth} MB",
            counted(total, "finding"),
            counted(*files, "file"),
            counted(*lines, "line"),
        ));
        if *failures > 0 {
            self.line(format_args!(
                "{} with syntax errors or unreadable",
                counted(*failures, "file")
            ));
        }
    }

    fn families(&mut self, summary: &Summary) {
        for (family, rows) in summary.families() {
            let total: usize = rows.iter().map(|(_, count)| count).sum();
            self.heading(family, &total.to_string());
            let mut rows = rows;
            rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            for (idiom, count) in rows {
                let name = idiom.id.split_once('.').map_or(idiom.id, |(_, name)| name);
                let title = if self.width < 60 { "" } else { idiom.title };
                self.line(format_args!("{count:>8}  {name:22} {}", title.dimmed()));
            }
        }
    }

    fn places(&mut self, heading: &str, aside: &str, places: &Places) {
        if places.count == 0 {
            return;
        }
        self.heading(heading, aside);
        for place in &places.first {
            self.line(format_args!("  {}", shown(place)));
        }
        if places.count > places.first.len() {
            let more = places.count - places.first.len();
            self.line(format_args!("  and {more} more"));
        }
    }

    fn cycles(&mut self, cycles: &[Cycle]) {
        if cycles.is_empty() {
            return;
        }
        self.heading(
            "Import cycles",
            "modules of one crate may refer to each other, crates may not",
        );
        for cycle in cycles.iter().take(CYCLES) {
            let folder = common_folder(&cycle.paths);
            let short = |path: &String| visible::one_line(&path[folder.len()..]).into_owned();
            let mut paths: Vec<String> = cycle.paths.iter().map(short).collect();
            paths.extend(paths.first().cloned());
            let more = match cycle.files - cycle.paths.len() {
                0 => String::new(),
                more => format!(" (and {} more on cycles with these)", counted(more, "file")),
            };
            let folder = visible::one_line(folder).into_owned();
            self.line(format_args!(
                "  {}{}{}",
                folder.dimmed(),
                paths.join(" → "),
                more.dimmed()
            ));
        }
        if let more @ 1.. = cycles.len().saturating_sub(CYCLES) {
            self.line(format_args!("  and {more} more"));
        }
    }

    fn clusters(&mut self, heading: &str, clusters: &[Cluster]) {
        if clusters.is_empty() {
            return;
        }
        self.heading(heading, "");
        for cluster in clusters {
            self.line(format_args!(
                "{:>8}  {}",
                cluster.count,
                shown(&cluster.place)
            ));
        }
    }

    fn packages(&mut self, summary: &Summary) {
        if summary.packages.is_empty() {
            return;
        }
        self.heading(
            "Third-party packages and their Rust crates",
            "files that import each",
        );
        let mut packages: Vec<(&String, &usize)> = summary.packages.iter().collect();
        packages.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), *name));
        for (package, count) in packages {
            let crates = libraries::library(package).map_or_else(String::new, |(_, library)| {
                if library.crates.is_empty() {
                    "no counterpart".to_owned()
                } else {
                    library.crates.join(", ")
                }
            });
            self.line(format_args!("{count:>8}  {package:22} {crates}"));
        }
    }
}

/// As in "1 file" and "2 files".
fn counted(count: usize, one: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {one}{ending}")
}

/// The longest folder that all paths lie in, with the slash at its end.
fn common_folder(paths: &[String]) -> &str {
    let Some(first) = paths.first() else {
        return "";
    };
    let shared = paths.iter().fold(first.len(), |shared, path| {
        let same = first
            .bytes()
            .zip(path.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        shared.min(same)
    });
    first[..first.floor_char_boundary(shared)]
        .rfind('/')
        .map_or("", |slash| &first[..=slash])
}

/// `path:line`, which terminals and editors open, and the name.
fn shown(place: &Located) -> String {
    let path = visible::one_line(&place.path);
    let subject = place
        .subject
        .as_deref()
        .map_or_else(String::new, |subject| {
            format!("  {}", visible::one_line(subject))
        });
    format!("{path}:{}{subject}", place.line)
}
