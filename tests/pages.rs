//! Pages of Markdown and HTML, and the site made of them, as a parser sees them.

mod pages {
    mod colours;
    mod whole_site;
}

use std::collections::BTreeSet;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use py2rs::analysis::Analysis;
use py2rs::corpus::{self, Files, Question};
use py2rs::explain::comparison::{self, Comparison};
use py2rs::render::html::{self, Place, STYLE};
use py2rs::render::markdown;
use py2rs::source::Source;
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

#[test]
fn a_page_alone_needs_nothing_else() {
    let page = html::page(&stopwatch(), &Place::Alone);
    let page = Html::parse_document(&page);
    assert!(select(&page, "link, script, img, iframe, [src]").is_empty());
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
}
