//! Every format shows the same page.

use py2rs::explain::comparison::{Notes, explain_file};
use py2rs::render::html::{self, Place};
use py2rs::render::markdown;
use py2rs::render::plain::{self, Labels};

use crate::{FILES, analysis};

#[test]
fn every_format_has_every_statement_and_note() {
    for (path, text) in FILES {
        let comparison = explain_file(&analysis(path, text), Notes::Short);
        let formats = [
            plain::text(&comparison, None, Labels::EachLine),
            plain::text(&comparison, None, Labels::InWords),
            markdown::text(&comparison),
            text_of(&html::page(&comparison, &Place::Alone)),
        ];
        for (index, page) in formats.iter().enumerate() {
            for band in &comparison.bands {
                for line in band.python.iter().chain(&band.rust) {
                    let text = line.text.trim();
                    assert!(page.contains(text), "{path}, format {index}: no {text}");
                }
                for footnote in &band.footnotes {
                    assert!(page.contains(footnote.id), "{path}: {}", footnote.id);
                }
                for remark in &band.remarks {
                    assert!(
                        index == 2 || page.contains(&remark.text),
                        "{path}: {}",
                        remark.text
                    );
                }
            }
            for line in &comparison.head {
                assert!(
                    index == 2 || page.contains(&line.text),
                    "{path}, {index}: {}",
                    line.text
                );
            }
        }
    }
}

/// The text of a page of HTML.
fn text_of(page: &str) -> String {
    let mut text = String::new();
    for part in page.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    for (escape, plain) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ] {
        text = text.replace(escape, plain);
    }
    text
}

#[test]
fn a_page_of_html_leads_to_its_cards_and_loads_nothing() {
    let (path, text) = FILES[2];
    let comparison = explain_file(&analysis(path, text), Notes::Short);
    let page = html::page(&comparison, &Place::Alone);
    for band in &comparison.bands {
        for footnote in &band.footnotes {
            assert!(
                page.contains(&format!("href=\"#card-{}\"", footnote.id)),
                "{}",
                footnote.id
            );
            assert!(
                page.contains(&format!("id=\"card-{}\"", footnote.id)),
                "{}",
                footnote.id
            );
        }
    }
    for loaded in ["src=", "url(", "@import", "<script", "<link"] {
        assert!(!page.contains(loaded), "{loaded}");
    }
}
