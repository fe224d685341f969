//! The whole screen of a question.

use super::band::Setting;
use super::{MEASURE, Options, Role, Row, Style, both_print, prose};
use crate::explain::comparison::{Comparison, Occurrences, PITFALLS, Section};
use crate::text::visible;

/// So many places of an idiom are named at the top; all of those without a counterpart are.
pub(crate) const MOST_PLACES: usize = 12;

const PLAIN: Role = Role::Text(Style::Plain);

/// Everything there is to show about a question, as rows that fit `options.width` columns.
pub(super) fn screen(comparison: &Comparison, options: Options) -> Vec<Row> {
    let width = options.width();
    let measure = width.min(MEASURE);
    let mut rows = heading(comparison, width);
    push_part(&mut rows, prose::paragraphs(&comparison.idea, measure));
    push_part(
        &mut rows,
        idioms("Idioms", &comparison.idioms, MOST_PLACES, width),
    );
    let setting = Setting::new(comparison, width, options.is_side_by_side());
    push_part(&mut rows, setting.labels());
    for band in &comparison.bands {
        push_part(&mut rows, setting.rows(band));
    }
    push_part(&mut rows, differences(comparison, setting, measure));
    push_part(&mut rows, both_print(comparison, measure));
    for section in &comparison.sections {
        let mut part = vec![section_heading(section)];
        part.extend(prose::paragraphs(&section.body, measure));
        push_part(&mut rows, part);
    }
    push_part(&mut rows, further(comparison, width));
    rows
}

/// Adds a part, an empty row before it.
pub(super) fn push_part(rows: &mut Vec<Row>, part: Vec<Row>) {
    if !part.is_empty() {
        if !rows.is_empty() {
            rows.push(Row::default());
        }
        rows.extend(part);
    }
}

/// The heading of a section; what warns is a warning.
pub(super) fn section_heading(section: &Section) -> Row {
    let role = if section.heading == PITFALLS {
        Role::Warning
    } else {
        Role::Heading
    };
    Row::of(&section.heading, role)
}

fn heading(comparison: &Comparison, width: usize) -> Vec<Row> {
    let id = comparison.id.clone() + "  ";
    let mut rows = prose::hanging(&id, Role::Id, &[(&comparison.title, Role::Title)], width);
    let hang = visible::width(&id);
    let hang = " ".repeat(if hang * 2 <= width { hang } else { 2 });
    let topic = [(comparison.topic.as_str(), Role::Quiet)];
    if !comparison.topic.is_empty() {
        rows.extend(prose::hanging(&hang, Role::Space, &topic, width));
    }
    if let Some(copy) = &comparison.copy {
        rows.extend(prose::hanging(
            &hang,
            Role::Space,
            &[(&copied(copy), Role::Quiet)],
            width,
        ));
    }
    rows
}

/// What is said of a reader's copy of a question.
pub(crate) fn copied(path: &str) -> String {
    format!(
        "recognised in {}; the Python lines are yours",
        visible::one_line(path)
    )
}

/// What is said above the differences between a reader's copy and a question.
fn differing(question: &str) -> String {
    format!("+ only in your copy, - only in {question}.py")
}

fn differences(comparison: &Comparison, setting: Setting, measure: usize) -> Vec<Row> {
    if comparison.differences.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![Row::of("What differs", Role::Heading)];
    let legend = differing(&comparison.id);
    rows.extend(prose::hanging(
        "",
        Role::Space,
        &[(&legend, Role::Quiet)],
        measure,
    ));
    for group in &comparison.differences {
        rows.push(Row::default());
        rows.extend(setting.difference(group));
    }
    rows
}

/// A table of the idioms: id, title, places; below each other where the table would not fit.
pub(super) fn idioms(heading: &str, idioms: &[Occurrences], most: usize, width: usize) -> Vec<Row> {
    if idioms.is_empty() {
        return Vec::new();
    }
    let mut rows = prose::hanging("", Role::Space, &[(heading, Role::Heading)], width);
    let id_width = idioms.iter().map(|idiom| idiom.id.len()).max().unwrap_or(0) + 2;
    let title_width = idioms.iter().map(|idiom| visible::width(idiom.title));
    let title_width = title_width.max().unwrap_or(0) + 2;
    let is_table = id_width + title_width + 20 <= width;
    for idiom in idioms {
        let places = places(idiom, most);
        if is_table {
            let mut lead = Row::of(idiom.id, Role::Id);
            lead.pad(id_width);
            lead.append(Row::of(idiom.title, PLAIN));
            lead.pad(id_width + title_width);
            let room = width - lead.width();
            let places = prose::hanging("", Role::Space, &[(&places, Role::Quiet)], room);
            for place in places {
                let width = lead.width();
                lead.append(place);
                rows.push(std::mem::replace(
                    &mut lead,
                    Row::of(&" ".repeat(width), Role::Space),
                ));
            }
        } else {
            rows.extend(prose::hanging(
                "",
                Role::Space,
                &[(idiom.id, Role::Id)],
                width,
            ));
            let text = [
                (idiom.title, PLAIN),
                (", ", Role::Quiet),
                (&places, Role::Quiet),
            ];
            rows.extend(prose::hanging("  ", Role::Space, &text, width));
        }
    }
    rows
}

/// As in `lines 3 (compute), 9 and 2 more`.
pub(crate) fn places(idiom: &Occurrences, most: usize) -> String {
    let shown = idiom.places.len().min(most);
    let mut text = String::from(if idiom.places.len() == 1 {
        "line "
    } else {
        "lines "
    });
    for (index, (place, subject)) in idiom.places.iter().take(shown).enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(&place.line.to_string());
        if let Some(subject) = subject {
            text.push_str(" (");
            text.push_str(subject);
            text.push(')');
        }
    }
    if shown < idiom.places.len() {
        let more = idiom.places.len() - shown;
        text.push_str(" and ");
        text.push_str(&more.to_string());
        text.push_str(" more");
    }
    text
}

/// Crates and related questions.
pub(super) fn further(comparison: &Comparison, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    if !comparison.crates.is_empty() {
        let crates = comparison.crates.join(", ");
        rows.extend(prose::hanging(
            "Crates  ",
            Role::Heading,
            &[(&crates, PLAIN)],
            width,
        ));
    }
    if !comparison.related.is_empty() {
        push_part(&mut rows, vec![Row::of("Related", Role::Heading)]);
    }
    for (id, title) in &comparison.related {
        rows.extend(prose::hanging(
            &format!("{id}  "),
            Role::Id,
            &[(title, PLAIN)],
            width,
        ));
    }
    rows
}
