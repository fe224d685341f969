//! A summary as a report, for whatever writes it: first what is to be mended and decided, then crates,
//! then counts.

use super::searched::Drafted;
use super::summary::{Cluster, Cycle, Located, Places, Summary};
use crate::text::libraries;

/// What a report shows.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The folder that paths are told from; none where several trees were scanned.
    pub root: Option<&'a str>,
    /// How many rows a section has at most.
    pub top: usize,
    /// Each idiom with its count, not only the families.
    pub counts: bool,
}

/// What a scan comes to.
#[derive(Debug)]
pub struct Report {
    /// What was scanned and what it holds.
    pub head: Vec<String>,
    /// Only those with rows.
    pub sections: Vec<Section>,
}

/// Rows of one kind.
#[derive(Debug)]
pub struct Section {
    /// What the rows are.
    pub heading: String,
    /// What that means.
    pub aside: String,
    /// The most telling first.
    pub rows: Vec<Row>,
    /// How many rows more there would be.
    pub left_out: usize,
}

/// A place or a name, with how many and what there is to say.
#[derive(Debug)]
pub struct Row {
    /// How many of what the heading says.
    pub count: Option<usize>,
    /// A place, a package or an idiom.
    pub what: String,
    /// What there is to say of it.
    pub text: String,
}

/// The report of a summary.
#[must_use]
pub fn report(summary: &Summary, wanted: &Wanted<'_>) -> Report {
    let mut report = Report {
        head: head(summary, wanted),
        sections: Vec::new(),
    };
    let today = "mistakes in Python already";
    let places = |places| wanted.places(places);
    let shown = wanted.top;
    report.add(
        "Coroutines never awaited",
        today,
        places(&summary.unawaited),
        shown,
    );
    report.add(
        "Calls that stop the event loop",
        today,
        places(&summary.blocking),
        shown,
    );
    report.add("Other mistakes", today, places(&summary.mistakes), shown);
    let rayon = "rayon runs these on all cores";
    report.add(
        "Threads that the GIL holds back",
        rayon,
        places(&summary.gil_bound),
        shown,
    );
    let one_crate = "modules of one crate may import each other, crates may not";
    let cycles = summary.cycles.iter().map(|cycle| wanted.cycle(cycle));
    report.add(
        "Import cycles",
        one_crate,
        (cycles.collect(), summary.cycles.len()),
        shown,
    );
    let unit = "findings that Rust does another way";
    let clusters = |clusters: &[Cluster]| {
        let rows: Vec<Row> = clusters.iter().map(|it| wanted.cluster(it)).collect();
        let count = rows.len();
        (rows, count)
    };
    let files = clusters(summary.hard_files.as_slice());
    report.add("Files that ask for most thought", unit, files, shown);
    let functions = clusters(summary.hard_functions.as_slice());
    report.add("Functions and classes that do", unit, functions, shown);
    report.add(
        "Drafts by py2rs port",
        "the most left to do first",
        wanted.drafts(summary),
        shown,
    );
    let imports = "files that import each";
    report.add(
        "Third-party packages and their crates",
        imports,
        packages(summary),
        shown,
    );
    if wanted.counts {
        for (family, rows) in summary.families() {
            let total: usize = rows.iter().map(|(_, count)| count).sum();
            let mut rows: Vec<Row> = rows
                .into_iter()
                .map(|(idiom, count)| Row::counted(count, idiom.id, idiom.title.to_owned()))
                .collect();
            rows.sort_by_key(|row| std::cmp::Reverse(row.count));
            let rows = (rows, 0);
            report.add(family, &counted(total, "finding"), rows, usize::MAX);
        }
    } else {
        let rows = (families(summary), 0);
        report.add(
            "Findings by family",
            "--counts has each idiom",
            rows,
            usize::MAX,
        );
    }
    report
}

impl Report {
    /// Adds a section of rows, of which there are so many in all.
    fn add(&mut self, heading: &str, aside: &str, rows: (Vec<Row>, usize), shown: usize) {
        let (mut rows, count) = rows;
        if rows.is_empty() {
            return;
        }
        let count = count.max(rows.len());
        rows.truncate(shown);
        self.sections.push(Section {
            heading: heading.to_owned(),
            aside: aside.to_owned(),
            left_out: count - rows.len(),
            rows,
        });
    }
}

impl Row {
    fn counted(count: usize, what: &str, text: String) -> Self {
        Self {
            count: Some(count),
            what: what.to_owned(),
            text,
        }
    }
}

impl Wanted<'_> {
    /// A path as it is told.
    fn path<'p>(&self, path: &'p str) -> &'p str {
        let below = self.root.and_then(|root| path.strip_prefix(root));
        match below.map(|path| path.trim_start_matches(['/', '\\'])) {
            Some(below) if !below.is_empty() => below,
            _ => path,
        }
    }

    fn places(&self, places: &Places) -> (Vec<Row>, usize) {
        let row = |place: &Located| Row {
            count: None,
            what: format!("{}:{}", self.path(&place.path), place.line),
            text: match (&place.subject, place.idiom) {
                (Some(subject), Some(idiom)) => format!("{subject}: {idiom}"),
                (Some(text), None) => text.clone(),
                (None, idiom) => idiom.unwrap_or_default().to_owned(),
            },
        };
        (places.first.iter().map(row).collect(), places.count)
    }

    fn cycle(&self, cycle: &Cycle) -> Row {
        let mut paths: Vec<&str> = cycle.paths.iter().map(|path| self.path(path)).collect();
        paths.extend(paths.first().copied());
        let more = match cycle.files.saturating_sub(cycle.paths.len()) {
            0 => String::new(),
            more => format!("and {} more on cycles with these", counted(more, "file")),
        };
        Row::counted(cycle.files, &paths.join(" → "), more)
    }

    fn cluster(&self, cluster: &Cluster) -> Row {
        let place = &cluster.place;
        let path = self.path(&place.path);
        let why: Vec<String> = cluster
            .why
            .iter()
            .map(|(id, count)| format!("{id} {count}"))
            .collect();
        let why = why.join(", ");
        match &place.subject {
            Some(name) => {
                Row::counted(cluster.count, &format!("{path}:{} {name}", place.line), why)
            }
            None => Row::counted(cluster.count, path, why),
        }
    }

    fn drafts(&self, summary: &Summary) -> (Vec<Row>, usize) {
        let files = summary.drafts.files.iter();
        let mut files: Vec<_> = files.filter(|file| file.drafted.statements > 0).collect();
        files.sort_by_key(|file| std::cmp::Reverse(file.drafted.left()));
        let row = |what: &str, drafted: Drafted| Row {
            count: None,
            what: what.to_owned(),
            text: format!(
                "{} of {} ({} %)",
                drafted.drafted,
                counted(drafted.statements, "statement"),
                drafted.percent()
            ),
        };
        if files.is_empty() {
            return (Vec::new(), 0);
        }
        let mut rows = vec![row("all of them", summary.drafts.total())];
        rows.extend(
            files
                .iter()
                .map(|file| row(self.path(&file.path), file.drafted)),
        );
        let count = rows.len();
        (rows, count)
    }
}

fn head(summary: &Summary, wanted: &Wanted<'_>) -> Vec<String> {
    let megabytes = summary.bytes / 100_000;
    let sum = format!(
        "{} in {}, {}, {}.{} MB",
        counted(summary.idioms.total(), "finding"),
        counted(summary.files, "file"),
        counted(summary.lines, "line"),
        megabytes / 10,
        megabytes % 10,
    );
    let mut head = vec![match wanted.root {
        Some(root) if root != "." => format!("{root}: {sum}"),
        _ => sum,
    }];
    if summary.failures > 0 {
        let files = counted(summary.failures, "file");
        head.push(format!("{files} with syntax errors or unreadable"));
    }
    head
}

fn packages(summary: &Summary) -> (Vec<Row>, usize) {
    let row = |(package, count): (&String, &usize)| {
        let crates = libraries::library(package).map_or_else(String::new, |(_, library)| {
            if library.crates.is_empty() {
                format!("no counterpart: {}", library.alike)
            } else {
                library.crates.join(", ")
            }
        });
        Row::counted(*count, package, crates)
    };
    let mut rows: Vec<Row> = summary.packages.iter().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    let count = rows.len();
    (rows, count)
}

/// The families, the most frequent first, each with its most frequent idioms.
fn families(summary: &Summary) -> Vec<Row> {
    let row = |(family, mut rows): (&str, Vec<(&crate::idioms::Idiom, usize)>)| {
        rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let total = rows.iter().map(|(_, count)| count).sum();
        let name = |id: &'static str| id.split_once('.').map_or(id, |(_, name)| name);
        let most = rows.iter().take(3);
        let mut most: Vec<String> = most
            .map(|(idiom, count)| format!("{} {count}", name(idiom.id)))
            .collect();
        if rows.len() > 3 {
            most.push("…".to_owned());
        }
        Row::counted(total, family, most.join(", "))
    };
    let mut rows: Vec<Row> = summary.families().into_iter().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    rows
}

/// As in "1 file" and "2 files".
fn counted(count: usize, one: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {one}{ending}")
}
