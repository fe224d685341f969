//! All keys, as the help names them, under headings.

/// All keys, as the help names them, under headings.
pub(in super::super) const HELP: &[(&str, &[(&str, &str)])] = &[
    (
        "To read",
        &[
            ("j k  ↓ ↑", "next and previous band; in the list, question"),
            ("J K", "next and previous question, from anywhere"),
            (
                "n N p",
                "the same; while a search stands, n and N go from place to place",
            ),
            (
                "Space  PgDn PgUp",
                "a page down and up; Ctrl-d and Ctrl-u half of one",
            ),
            ("g G  Home End", "to the beginning and to the end"),
            (
                "← →",
                "the word under the cursor, its partners are marked; in the notes, the link",
            ),
            (
                "/",
                "search titles, idioms, code and notes; Esc lifts the search",
            ),
        ],
    ),
    (
        "To follow",
        &[
            (
                "Enter f",
                "read what the list points at; in the code the card of what is found there; in the \
                 notes the link that is chosen",
            ),
            ("Backspace", "back from there; so does Ctrl-o"),
        ],
    ),
    (
        "Panes",
        &[
            ("Tab  Shift-Tab", "next and previous pane; the list is one"),
            ("z", "the pane alone, or all"),
            ("[ ]", "hide or show the list, the notes"),
            (
                "< >  - +",
                "the list narrower and wider, the notes lower and higher; = as at first",
            ),
            ("s", "side by side, or stacked"),
            ("h", "hide the Rust, or reveal it"),
        ],
    ),
    (
        "To keep",
        &[
            (
                "m",
                "set a bookmark at the band, or take it away; ' goes to the next one",
            ),
            (
                "a A",
                "add a note of your own to the band; take the last one back",
            ),
            ("M", "list only what has a bookmark or a note"),
            (
                "y",
                "copy the band's side that the cursor is on; Y the whole side",
            ),
        ],
    ),
    (
        "To try",
        &[
            ("x", "build and run both programs, and see what they print"),
            (
                "e",
                "your editor: for a question in a project to write the Rust in, below this folder; \
                 for a file of your own in the file",
            ),
            ("c", "check what you wrote there"),
            (
                "r",
                "recall: the Rust comes back in steps, then you grade yourself",
            ),
            ("1 2 3 4", "in recall: again, hard, good, easy"),
        ],
    ),
    (
        "Besides",
        &[
            ("?  F1", "this help; F1 while you type"),
            ("Ctrl-l", "draw the screen anew; Ctrl-z stops until fg"),
            ("q", "leave; so does Ctrl-C"),
            (
                "mouse",
                "click on a pane, an entry, a word, a link; drag an edge; wheel to scroll; with \
                 Shift, select as ever",
            ),
        ],
    ),
];
