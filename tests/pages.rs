//! Pages of Markdown and HTML, and the site made of them, as a parser sees them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use py2rs::analysis::Analysis;
use py2rs::corpus::{self, Files, Question};
use py2rs::explain::comparison::{self, Comparison};
use py2rs::render::html::{self, Place, STYLE};
use py2rs::render::markdown;
use py2rs::source::Source;
use py2rs::{idioms, site};
use scraper::{Html, Selector};

fn stopwatch() -> Comparison {
    comparison::of_question(&Question::parse(&Files {
        id: "stopwatch",
        python: include_str!("fixtures/stopwatch/stopwatch.py"),
        rust: include_str!("fixtures/stopwatch/stopwatch.rs"),
        notes: include_str!("fixtures/stopwatch/notes.md"),
        stdout: include_str!("fixtures/stopwatch/stdout.txt"),
    }))
}

fn explained(path: &str, text: &str) -> Comparison {
    comparison::explain(&Analysis::of(Source::new(path, text)))
}

/// The elements that `selector` finds.
fn select<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect()
}

fn text_of(element: scraper::ElementRef<'_>) -> String {
    element.text().collect()
}

#[test]
fn a_page_of_markdown() {
    insta::assert_snapshot!(markdown::text(&stopwatch()));
}

#[test]
fn a_page_of_html() {
    let page = html::page(&stopwatch(), &Place::Alone);
    let page = page.replace(STYLE, "...");
    // Line by line, so that a difference can be seen.
    insta::assert_snapshot!(page.replace("><", ">\n<"));
}

/// Text that tries to get out of wherever it is put.
const HOSTILE_PATH: &str =
    "</title><script>alert(1)</script>`\"'><img src=x onerror=alert(1)>\u{1b}[2J\u{202e}\n# x.py";

const HOSTILE: &str = "# --> </code></pre></style></script><script>alert(1)</script> ]]>\n\
    import functools\n\
    \n\
    @functools.cache\n\
    def f(x=\"<img src=x onerror=alert(1)>\"):\n\
    \x20   '''```\n\
    ````` </textarea> [a](javascript:b) ![c](d) &lt; \u{1b}[31m \u{202e}evil\u{2066}\n\
    # heading ~~~~ \x07 <!-- '''\n\
    \x20   with open('<svg onload=alert(1)>') as g:\n\
    \x20       return g\n";

/// A copy of a question with the same in it.
fn hostile_copy() -> Comparison {
    let question = corpus::question("q18").expect("there is one");
    let text = question.python.text().replacen(
        "import logging",
        "import logging\nx = '</script><script>alert(1)</script>```\u{1b}\u{202e}'",
        1,
    );
    let comparison = explained(HOSTILE_PATH, &text);
    assert!(comparison.copy.is_some() && !comparison.differences.is_empty());
    comparison
}

fn assert_visible(page: &str) {
    let hidden = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202e}' | '\u{2066}');
    assert_eq!(page.find(hidden), None, "{page}");
}

#[test]
fn nothing_of_a_source_becomes_html() {
    const KNOWN: &str = "html head meta title style body main header section div h1 h2 p a ul li \
        span b code pre figure figcaption strong em sup h3 ins del wbr";
    let known: BTreeSet<&str> = KNOWN.split(' ').collect();
    for comparison in [explained(HOSTILE_PATH, HOSTILE), hostile_copy()] {
        let text = html::page(&comparison, &Place::Alone);
        assert_visible(&text);
        let page = Html::parse_document(&text);
        assert_eq!(page.errors, Vec::<String>::new());
        for element in select(&page, "*") {
            let element = element.value();
            assert!(known.contains(element.name()), "{}", element.name());
            for (name, value) in element.attrs() {
                assert!(!name.starts_with("on") && name != "src", "{name}={value}");
                assert!(
                    name != "href" || value.starts_with("https://") || value.starts_with('#'),
                    "{value}"
                );
            }
        }
        assert!(text_of(select(&page, "h1")[0]).len() > 10);
        let id = comparison.copy.as_ref().unwrap_or(&comparison.id);
        let header = text_of(select(&page, "header")[0]);
        assert!(
            header.contains(&*py2rs::text::visible::one_line(id)),
            "{header}"
        );
    }
}

#[test]
fn code_in_html_is_the_source() {
    let page = html::page(&explained(HOSTILE_PATH, HOSTILE), &Place::Alone);
    let page = Html::parse_document(&page);
    let lines: Vec<String> = select(&page, "#band-1 .python .line")
        .into_iter()
        .map(text_of)
        .collect();
    let shown: Vec<_> = HOSTILE
        .lines()
        .map(py2rs::text::visible::one_line)
        .collect();
    assert!(lines.len() >= 2);
    for line in &lines {
        assert!(shown.iter().any(|shown| shown == line), "{line}");
    }
}

#[test]
fn nothing_of_a_source_becomes_markdown() {
    for comparison in [explained(HOSTILE_PATH, HOSTILE), hostile_copy()] {
        let text = markdown::text(&comparison);
        assert_visible(&text);
        let mut headings = 0;
        let mut fences = 0;
        for event in Parser::new(&text) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => panic!("{html}"),
                Event::Start(Tag::Image { dest_url, .. }) => panic!("{dest_url}"),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    assert!(dest_url.starts_with("https://"), "{dest_url}");
                }
                Event::Start(Tag::Heading { .. }) => headings += 1,
                Event::Start(Tag::CodeBlock(kind)) => {
                    let known = ["python", "rust", "diff"];
                    let CodeBlockKind::Fenced(language) = kind else {
                        panic!("code that is not in a fence: {text}")
                    };
                    assert!(known.contains(&&*language), "{language}");
                    fences += 1;
                }
                _ => {}
            }
        }
        let bands = comparison.bands.len();
        let has = |there: bool| usize::from(there);
        let expected = 1
            + bands
            + comparison.sections.len()
            + has(!comparison.idioms.is_empty() && !comparison.is_own)
            + has(!comparison.differences.is_empty())
            + has(!comparison.crates.is_empty() && !comparison.is_own)
            + has(!comparison.related.is_empty());
        assert_eq!(headings, expected, "{text}");
        assert!(fences >= bands, "{text}");
    }
}

#[test]
fn code_in_markdown_is_the_source() {
    let text = markdown::text(&explained("a.py", HOSTILE));
    let mut code = String::new();
    let mut is_python = false;
    for event in Parser::new(&text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                is_python = &*language == "python";
            }
            Event::Text(text) if is_python => code.push_str(&text),
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => is_python = false,
            _ => {}
        }
    }
    let shown: Vec<_> = HOSTILE
        .lines()
        .map(py2rs::text::visible::one_line)
        .collect();
    assert!(code.lines().count() >= 2);
    for line in code.lines().filter(|line| *line != "# ⋮") {
        assert!(shown.iter().any(|shown| shown.trim_end() == line), "{line}");
    }
}

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
fn a_page_alone_needs_nothing_else() {
    let page = html::page(&stopwatch(), &Place::Alone);
    let page = Html::parse_document(&page);
    assert!(select(&page, "link, script, img, iframe, [src]").is_empty());
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
}

/// The colours of the style sheet: the light ones, and the dark ones in the place of those.
fn themes() -> [BTreeMap<&'static str, [f64; 3]>; 2] {
    let (light, dark) = STYLE
        .split_once("prefers-color-scheme: dark")
        .expect("has both");
    let (dark, chosen) = dark
        .split_once(":root[data-theme=\"dark\"]")
        .expect("is chosen");
    let colours = |text: &'static str| {
        let lines = text.lines().filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
            let value = u32::from_str_radix(value.trim_end_matches(';'), 16).ok()?;
            let part = |shift: u32| f64::from(value >> shift & 0xff) / 255.0;
            Some((name, [part(16), part(8), part(0)]))
        });
        lines.collect::<BTreeMap<_, _>>()
    };
    // Who chooses dark sees what the system would choose.
    assert_eq!(colours(dark), colours(chosen));
    [colours(light), colours(dark)]
}

/// Relative luminance, as WCAG 2 defines it.
fn luminance(colour: [f64; 3]) -> f64 {
    let linear = colour.map(|part| {
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

#[test]
fn every_text_stands_out_from_its_ground() {
    for theme in themes() {
        let grounds = ["page", "code", "target"];
        let texts = [
            "text", "quiet", "link", "keyword", "type", "literal", "name", "wrong",
        ];
        for ground in grounds {
            for text in texts {
                let (a, b) = (luminance(theme[text]), luminance(theme[ground]));
                let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                assert!(contrast >= 4.5, "{text} on {ground}: {contrast:.2}");
            }
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
