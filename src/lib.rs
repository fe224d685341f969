//! py2rs finds the idioms in Python code and shows each beside hand-written Rust that does the same.
//!
//! # The way of the data
//!
//! ```text
//! source ─▶ syntax ─▶ names ─▶ scopes ─▶ idioms ─▶ findings ─▶ comparison ─▶ layout ─▶ render
//!                                                     │            ▲
//!                                                     ├─▶ scan   corpus
//! ```
//!
//! Data flows one way: a module imports only what stands before it in this table, as
//! `tests/architecture.rs` checks.
//!
//! | module | holds |
//! |---|---|
//! | [`visible`] | how text from outside is made safe to show; everything that shows uses it |
//! | [`source`] | a Python text: decoding, byte offset ↔ line and column |
//! | [`syntax`] | the only caller of the parser: source → tree, tokens, errors; never fails |
//! | `names` | what a name in a file means: imports, builtins and their shadows |
//! | [`libraries`] | third-party packages and the crates for the same work |
//! | `scopes` | the one walk over the tree: scopes, and the nodes that idioms ask about |
//! | [`idioms`] | the catalogue: a table per family, its detectors, its fixtures beside it |
//! | [`findings`] | one pass over the nodes, every idiom asked that may match |
//! | [`paste`] | what a paste did to code, undone before it is parsed: prompts, fences, notebooks, Python 2 |
//! | [`scan`] | many files: walked, searched on all cores, summed up; import cycles |
//! | [`corpus`] | the embedded questions and idiom cards: programs, regions, bands, notes |
//! | [`concordance`] | which question shows which idiom |
//! | `pairing` | lines of words, paired in order by how alike they are |
//! | [`recognition`] | which question a file is a copy of, and what it says otherwise |
//! | [`tokens`] | both languages lexed by their own lexers |
//! | [`practice`] | a question as a Cargo project: its files, its build and run, what it printed compared |
//! | `tailoring` | the Rust for a finding: drafted from the reader's own code, or its card |
//! | `translation` | definitions of Python → definitions of Rust |
//! | [`comparison`] | findings, and a question, a copy of one or any file → bands of lines and tokens, paired |
//! | [`layout`] | bands and notes → rows that fit a width; terminal columns, no colour |
//! | [`progress`] | what a reader has read and recalled: kept safely, and when it is due again |
//! | [`console`] | the terminal: colours, width, pager; decided once |
//! | [`render`] | text for a terminal, text for a pipe, JSON for programs, Markdown, HTML; renderers never import each other |
//! | [`site`] | all questions and cards as pages of HTML, written into a folder |
//! | [`study`] | the full screen: its state, how that is drawn, and the terminal it takes over |
//! | [`cli`] | arguments → the line above → exit status |
//!
//! # What holds
//!
//! - Between [`syntax`] and [`render`] nothing fails: errors in the input are data beside the findings.
//! - The tree is walked once (twice if `os.environ` or `sys.argv` is imported by name). A function's body
//!   is a range of nodes, so "own scope" and "nested code included" are questions about that range; an
//!   idiom is asked about nothing that it cannot match.
//! - Adding an idiom is adding a row to its family's table, its fixtures and its card below
//!   `corpus/idioms`; adding a question is adding a folder below `corpus/questions`. Nothing else lists
//!   either. What a reader's own code tells beyond its card is one row of `tailoring`'s table.
//! - Nothing from the input reaches a terminal or a page before [`visible`] has seen it, and none of it
//!   becomes markup.
#![forbid(unsafe_code)]

pub mod cli;
pub mod comparison;
pub mod concordance;
pub mod console;
pub mod corpus;
pub mod findings;
pub mod idioms;
pub mod layout;
pub mod libraries;
mod names;
mod pairing;
pub mod paste;
pub mod practice;
pub mod progress;
pub mod recognition;
pub mod render;
pub mod scan;
mod scopes;
pub mod site;
pub mod source;
pub mod study;
pub mod syntax;
mod tailoring;
pub mod tokens;
mod translation;
pub mod visible;
