//! The colours of the style sheet: every text stands out from its ground.

use std::collections::BTreeMap;

use py2rs::render::html::STYLE;

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
