//! What a terminal shows, as a picture in SVG: text that can be searched and scaled, no font but the viewer's.

use std::fmt::Write as _;
use std::num::NonZero;

/// In pixels: a column, a row, and the margin around them.
const CELL: (f32, f32) = (8.4, 19.0);
const MARGIN: f32 = 16.0;

/// The sixteen colours of a terminal, and its ground and text, on dark and on light.
const DARK: [&str; 18] = [
    "#3b4048", "#f07178", "#a6da95", "#e5c07b", "#6cb6ff", "#c99df2", "#6fd3df", "#d5dae1",
    "#7d8590", "#ff8f87", "#b6e8a5", "#f0d08b", "#8cc8ff", "#d9b4f8", "#8fe3ee", "#f2f5f8",
    "#14171c", "#dfe4ea",
];
const LIGHT: [&str; 18] = [
    "#24292f", "#b3261e", "#17652b", "#7a5200", "#0a58a8", "#7627b8", "#0b6470", "#57606a",
    "#6a737d", "#b3261e", "#17652b", "#7a5200", "#0a58a8", "#7627b8", "#0b6470", "#24292f",
    "#ffffff", "#1c2128",
];

/// The picture of a command and of what it wrote, `columns` wide.
pub(crate) fn draw(command: &str, output: &[u8], columns: u16, theme: &str) -> String {
    let text = String::from_utf8_lossy(output);
    let rows = u16::try_from(text.lines().count() + 2).expect("few lines");
    let mut screen = vt100::Parser::new(
        NonZero::new(rows).expect("not empty"),
        NonZero::new(columns).expect("not empty"),
        0,
    );
    let typed = format!("{command}\n\n{}", text.trim_end()).replace('\n', "\r\n");
    screen.process(typed.as_bytes());
    let colors = if theme == "light" { &LIGHT } else { &DARK };
    let (width, height) = (
        f32::from(columns) * CELL.0 + 2.0 * MARGIN,
        f32::from(rows) * CELL.1 + 2.0 * MARGIN,
    );
    let mut svg = String::new();
    let mut add = |text: std::fmt::Arguments<'_>| svg.write_fmt(text).expect("a string");
    add(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"14\" fill=\"{}\">\n\
         <title>{}</title>\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n",
        colors[17],
        escaped(command),
        colors[16],
    ));
    for row in 0..rows {
        for (column, cells, style) in runs(screen.screen(), row, columns, colors) {
            if cells.trim().is_empty() {
                continue;
            }
            // Its own length keeps each run in its columns, whatever font the viewer has.
            let columns = u16::try_from(cells.chars().count()).expect("few columns");
            add(format_args!(
                "<text xml:space=\"preserve\" x=\"{:.1}\" y=\"{:.1}\" textLength=\"{:.1}\"{style}>{}</text>\n",
                MARGIN + f32::from(column) * CELL.0,
                MARGIN + f32::from(row) * CELL.1 + 14.0,
                f32::from(columns) * CELL.0,
                escaped(&cells),
            ));
        }
    }
    add(format_args!("</svg>\n"));
    svg
}

/// The runs of a row whose cells look the same: where each begins, its text, and how it looks.
fn runs(
    screen: &vt100::Screen,
    row: u16,
    columns: u16,
    colors: &[&str; 18],
) -> Vec<(u16, String, String)> {
    let mut runs: Vec<(u16, String, String)> = Vec::new();
    for column in 0..columns {
        let Some(cell) = screen.cell(row, column) else {
            continue;
        };
        let text = if cell.has_contents() {
            cell.contents()
        } else {
            " "
        };
        let mut style = match cell.fgcolor() {
            vt100::Color::Default => String::new(),
            vt100::Color::Idx(index @ ..16) => format!(" fill=\"{}\"", colors[usize::from(index)]),
            vt100::Color::Idx(index) => format!(" fill=\"{}\"", of_cube(index)),
            vt100::Color::Rgb(r, g, b) => format!(" fill=\"#{r:02x}{g:02x}{b:02x}\""),
        };
        if cell.bold() {
            style += " font-weight=\"700\"";
        }
        if cell.italic() {
            style += " font-style=\"italic\"";
        }
        if cell.dim() {
            style += " opacity=\".7\"";
        }
        if cell.underline() {
            style += " text-decoration=\"underline\"";
        }
        match runs.last_mut() {
            Some((_, run, of_run)) if *of_run == style => run.push_str(text),
            _ => runs.push((column, text.to_owned(), style)),
        }
    }
    for (_, run, _) in &mut runs {
        run.truncate(run.trim_end().len());
    }
    runs
}

/// A colour of the cube of 216, or of the 24 greys behind it.
fn of_cube(index: u8) -> String {
    if index >= 232 {
        let grey = 8 + 10 * (index - 232);
        return format!("#{grey:02x}{grey:02x}{grey:02x}");
    }
    let index = index - 16;
    let level = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
    let (r, g, b) = (level(index / 36), level(index / 6 % 6), level(index % 6));
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
