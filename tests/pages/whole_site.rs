//! The site: all its pages, their links, and what they say of their parts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use py2rs::corpus;
use py2rs::render::html;
use py2rs::{idioms, site};
use scraper::Html;

use crate::{select, text_of};

/// Every file of the site by its path.
static FILES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let files = site::files();
    files.into_iter().map(|it| (it.path, it.text)).collect()
});

fn is_page((path, _): &(&String, &String)) -> bool {
    Path::new(path).extension() == Some("html".as_ref())
}

#[test]
fn all_questions_cards_and_phrases_are_in_the_site() {
    let files = &*FILES;
    let index = Html::parse_document(&files["index.html"]);
    let listed: BTreeSet<&str> = select(&index, ".group a")
        .iter()
        .filter_map(|link| link.attr("href"))
        .collect();
    let ids = corpus::ids().chain(idioms::catalogue().map(|idiom| idiom.id));
    let mut count = 0;
    for id in ids {
        let address = html::address(id);
        let page = files.get(&address).unwrap_or_else(|| panic!("{address}"));
        let page = Html::parse_document(page);
        let title = text_of(select(&page, "h1")[0]);
        assert!(title.starts_with(id), "{title}");
        assert!(!select(&page, ".python .line").is_empty(), "{id}");
        assert!(!select(&page, ".rust .line").is_empty(), "{id}");
        assert!(listed.contains(address.as_str()), "{address} is not listed");
        count += 1;
    }
    let owners = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/phrases"));
    for path in owners.expect("the phrases").flatten().map(|it| it.path()) {
        let (stem, extension) = (path.file_stem(), path.extension());
        let Some(owner) = stem.and_then(|it| it.to_str()) else {
            continue;
        };
        if extension.is_none_or(|it| it != "toml") {
            continue;
        }
        let address = html::address(&format!("phrases.{owner}"));
        let page = files.get(&address).unwrap_or_else(|| panic!("{address}"));
        let page = Html::parse_document(page);
        assert!(text_of(select(&page, "h1")[0]).contains(owner), "{address}");
        assert!(listed.contains(address.as_str()), "{address} is not listed");
        count += 1;
    }
    // The pages, the first page, the style sheet and the scripts.
    assert_eq!(files.len(), count + 5);
    let searched = files["pages.js"]
        .strip_prefix("const PAGES = ")
        .expect("a script");
    let searched = searched.trim_end().trim_end_matches(';');
    let searched: serde_json::Value = serde_json::from_str(searched).expect("JSON");
    assert_eq!(searched.as_array().map(Vec::len), Some(count));
}

#[test]
fn pages_lead_to_what_stands_beside_them() {
    let links = |path: &str, selector: &str| -> Vec<String> {
        let page = Html::parse_document(&FILES[path]);
        let links = select(&page, selector);
        links
            .iter()
            .filter_map(|it| it.attr("href"))
            .map(str::to_owned)
            .collect()
    };
    let has = |links: Vec<String>, wanted: &str| {
        assert!(links.iter().any(|it| it == wanted), "{wanted} in {links:?}");
    };
    // Its topic, the other questions of it, its own parts.
    has(
        links("questions/q18.html", "header.title a"),
        "../index.html#functions-and-modules",
    );
    has(
        links("questions/q18.html", ".sidebar a"),
        "../questions/q17.html",
    );
    has(links("questions/q18.html", ".sidebar .parts a"), "#band-2");
    has(
        links("questions/q18.html", ".sidebar .parts a"),
        "#both-print",
    );
    has(
        links("questions/q18.html", "main a"),
        "../idioms/decorator.wraps.html",
    );
    has(
        links("questions/q18.html", "main a"),
        "../phrases/logging.html",
    );
    has(
        links("phrases/logging.html", "main a"),
        "../questions/q18.html",
    );
    has(
        links("idioms/data.regex.html", "main a"),
        "../phrases/re.html",
    );
    has(
        links("phrases/re.html", ".sidebar a"),
        "../phrases/str.html",
    );
}

/// `path` as seen from the folder of the file `from`.
fn resolved(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn all_links_resolve() {
    let files = &*FILES;
    let mut anchors: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut links = Vec::new();
    for (path, text) in files.iter().filter(is_page) {
        let page = Html::parse_document(text);
        assert_eq!(page.errors, Vec::<String>::new(), "{path}");
        let ids = anchors.entry(path).or_default();
        for element in select(&page, "[id]") {
            let id = element.attr("id").unwrap_or_default();
            assert!(ids.insert(id.to_owned()), "{path} has {id} twice");
        }
        for attribute in ["href", "src", "action"] {
            for element in select(&page, &format!("[{attribute}]")) {
                let target = element.attr(attribute).unwrap_or_default();
                if !target.starts_with("https://") {
                    links.push((path.as_str(), target.to_owned()));
                }
            }
        }
    }
    assert!(links.len() > 1000);
    for (from, link) in links {
        let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
        let path = match path {
            "" => from.to_owned(),
            path => resolved(from, path),
        };
        assert!(files.contains_key(&path), "{from}: {link}");
        if !anchor.is_empty() {
            assert!(anchors[path.as_str()].contains(anchor), "{from}: {link}");
        }
    }
}

#[test]
fn pages_say_what_their_parts_are() {
    for (path, text) in FILES.iter().filter(is_page) {
        let page = Html::parse_document(text);
        assert_eq!(select(&page, "html[lang=en]").len(), 1, "{path}");
        assert_eq!(select(&page, "main").len(), 1, "{path}");
        assert_eq!(select(&page, "h1").len(), 1, "{path}");
        assert_eq!(select(&page, "title").len(), 1, "{path}");
        assert_eq!(select(&page, "label[for=search]").len(), 1, "{path}");
        let mut level = 0;
        for heading in select(&page, "h1, h2, h3, h4, h5, h6") {
            let next = heading.value().name()[1..].parse().unwrap_or(0);
            assert!(next <= level + 1, "{path}: {}", text_of(heading));
            level = next;
        }
        for link in select(&page, "a") {
            assert!(!text_of(link).trim().is_empty(), "{path}");
        }
    }
}

#[test]
fn a_site_is_written_whole_or_not_at_all() {
    let parent = tempfile::tempdir().expect("a temporary folder");
    let folder = parent.path().join("site");
    let file = |(path, text): (&String, &String)| site::File {
        path: path.clone(),
        text: text.clone(),
    };
    let files: Vec<site::File> = FILES.iter().map(file).collect();
    site::write(&folder, &files).expect("written");
    for file in &files {
        let written = fs::read_to_string(folder.join(&file.path));
        assert_eq!(written.expect("is there"), file.text);
    }
    // Nothing is left of the way there.
    let beside = fs::read_dir(parent.path()).expect("is there").count();
    assert_eq!(beside, 1);

    let other = parent.path().join("empty");
    fs::create_dir(&other).expect("can be made");
    site::write(&other, &files).expect("an empty folder is taken");

    // A file's path that cannot be: a folder of that name is there.
    let mut bad = files.clone();
    bad.push(site::File {
        path: "questions".to_owned(),
        text: String::new(),
    });
    let failed = parent.path().join("failed");
    let error = site::write(&failed, &bad).expect_err("no file can be written there");
    assert!(error.to_string().contains("questions"), "{error}");
    assert!(!failed.exists());
    let beside = fs::read_dir(parent.path()).expect("is there").count();
    assert_eq!(beside, 2);
}
