//! Notes and titles.

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::layout::quoted;
use crate::text::visible;

/// Markdown as HTML; `lead` is set before the first words, strong.
///
/// HTML in it is text, images are their descriptions, and links lead to the web or nowhere.
pub(super) fn blocks(markdown: &str, lead: &str) -> Markup {
    let shown = visible::kept_lines(markdown);
    let events = Parser::new(&shown).filter_map(tamed);
    let mut out = String::new();
    let mut events = events.peekable();
    if !lead.is_empty() {
        let starts = events
            .next_if(|event| matches!(event, Event::Start(Tag::Paragraph)))
            .is_some();
        let end = if starts { " " } else { "</p>" };
        out.push_str(&html! { strong { (lead) } }.into_string());
        out.insert_str(0, "<p>");
        out.push_str(end);
    }
    pulldown_cmark::html::push_html(&mut out, events);
    PreEscaped(out)
}

/// An event as it may stand in a page.
fn tamed(event: Event<'_>) -> Option<Event<'_>> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) => {
            let is_web = ["https://", "http://"]
                .iter()
                .any(|scheme| dest_url.starts_with(scheme));
            let dest_url = if is_web { dest_url } else { "".into() };
            Some(Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }))
        }
        other => Some(other),
    }
}

/// A title of the corpus: what stands in backticks is code.
pub(super) fn title(text: &str) -> Markup {
    html! {
        @for (part, is_code) in quoted(text) {
            @if is_code { code { (visible::one_line(part)) } } @else { (visible::one_line(part)) }
        }
    }
}

/// A title where there is no markup.
pub(super) fn plain(text: &str) -> String {
    quoted(text).map(|(part, _)| part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_in_notes_is_text() {
        let html = blocks(
            "a <img src=x onerror=y>\n\n<script>\nalert(1)\n</script>\n\n[a](javascript:b) ![c](d)",
            "",
        );
        let html = html.into_string();
        assert!(
            !html.contains("<img") && !html.contains("<script"),
            "{html}"
        );
        assert!(!html.contains("javascript"), "{html}");
    }

    #[test]
    fn a_lead_stands_in_the_first_paragraph() {
        let of = |markdown| blocks(markdown, "Only:").into_string();
        assert_eq!(of("one"), "<p><strong>Only:</strong> one</p>\n");
        assert_eq!(
            of("- one"),
            "<p><strong>Only:</strong></p><ul>\n<li>one</li>\n</ul>\n"
        );
    }
}
