//! What is claimed of every text's pages.

use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag};
use py2rs::explain::comparison;
use py2rs::render::html::{self, Place};
use py2rs::render::markdown;
use py2rs::text::visible;
use scraper::{Html, Selector};

use crate::claims::{Claim, read, said, wanted};

/// Every element that a page alone is made of.
const ELEMENTS: &str = "html head meta title style body main header section div h1 h2 h3 p a ul li span b \
    code pre figure figcaption strong em sup ins del wbr";

/// Nothing of the text is markup or obeyed, and all of its code is there.
pub(crate) fn pages(text: &str) -> Claim {
    let comparison = comparison::explain(&read(text));
    let text = html::page(&comparison, &Place::Alone);
    safe(&text)?;
    let page = Html::parse_document(&text);
    prop_assert!(page.errors.is_empty(), "{:?}", page.errors);
    let elements = Selector::parse("*").expect("a selector");
    for element in page.select(&elements) {
        let name = element.value().name();
        prop_assert!(ELEMENTS.split_whitespace().any(|it| it == name), "{name}");
    }
    let lines = Selector::parse(".line").expect("a selector");
    let shown = page.select(&lines).flat_map(|line| line.text());
    let shown: String = shown.flat_map(said).collect();
    prop_assert_eq!(shown, wanted(&comparison).into_iter().collect::<String>());

    let text = markdown::text(&comparison);
    safe(&text)?;
    for event in Parser::new(&text) {
        let is_markup = matches!(
            event,
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Image { .. })
        );
        prop_assert!(!is_markup, "{event:?}");
    }
    Ok(())
}

fn safe(text: &str) -> Claim {
    // Joiners and selectors stay within an emoji.
    let is_obeyed = |c: &char| {
        visible::is_obeyed(*c)
            && !matches!(c, '\n' | '\t' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
            && !matches!(c, '\u{e0020}'..='\u{e007f}')
    };
    let raw = text.chars().find(is_obeyed);
    prop_assert!(raw.is_none(), "{raw:?} in {text:?}");
    Ok(())
}
