//! py2rs finds the idioms in Python code and shows each beside hand-written Rust that does the same.
//!
//! # The way of the data
//!
//! ```text
//! text ─▶ python: source ▶ syntax ▶ names ▶ scopes ─▶ idioms ─▶ analysis ─┬▶ translation ─▶ explain ─▶ layout ─▶ render ─▶ site, study, cli
//!                                                                         ├▶ corpus ────────┘
//!                                                                         └▶ scan
//! ```
//!
//! Data flows one way: a module imports only what stands before it in this table, as
//! `tests/architecture.rs` checks.
//!
//! | module | holds |
//! |---|---|
//! | [`text`] | how text from outside is made safe to show, the colours it is written in, lines paired by how alike they are, the map of libraries: nothing of a Python file |
//! | [`python`] | a Python file, read and understood: `source`, `paste`, `syntax`, `names`, `scopes` |
//! | [`idioms`] | the catalogue: a table per family, its detectors, its fixtures beside it; `findings` asks all of them in one pass |
//! | [`analysis`] | the front door: a source read, understood and searched, and handed on |
//! | `phrases` | what a builtin, method or library call of Python is in Rust: a table, tested in both languages |
//! | [`rust`] | the Rust that is made, tidied and laid out, and the tokens of both languages, by their own lexers |
//! | `types` | what type each expression, variable and function of a file has |
//! | `translation` | definitions of Python → definitions of Rust |
//! | `port` | a draft as a program: its head, its Cargo project, its build and run beside the Python; a new folder, written whole |
//! | [`corpus`] | the embedded questions and idiom cards: programs, regions, bands, notes; which question shows which idiom; which question a file is a copy of; `search`: idioms, questions, phrases and packages by what people call them |
//! | [`scan`] | many files: walked, searched on all cores, summed up; import cycles |
//! | [`learn`] | a question as a Cargo project to work in; what a reader has read and recalled, and when it is due again |
//! | [`explain`] | a question, a copy of one, or any file with its draft → bands of lines and tokens, paired, with footnotes; the Rust for a finding; names that a snippet does not import |
//! | [`layout`] | bands and notes → rows that fit a width; terminal columns, no colour |
//! | [`render`] | text for a terminal, text for a pipe, JSON for programs, Markdown, HTML; renderers never import each other |
//! | [`site`] | all questions and cards as pages of HTML, written into a folder |
//! | [`study`] | the full screen: its state, how that is drawn, and the terminal it takes over |
//! | [`cli`] | arguments → the line above → exit status; the terminal: colours, width, pager |
//!
//! # What holds
//!
//! - Between `syntax` and [`render`] nothing fails: errors in the input are data beside the findings. A
//!   program that links the library needs no larger stack: what recurses over the tree takes one of its
//!   own ([`python::stack`]).
//! - [`analysis::Analysis`] is the one front door. It is made once for a source and handed on; a finding
//!   holds its node, and nobody looks for it by its place.
//! - One walk gathers the scopes and the nodes that the rows ask about (two, if a variable such as `os.environ`
//!   is imported by name). A
//!   function's body is a range of nodes, so "own scope" and "nested code included" are questions about
//!   that range; an idiom is asked about nothing that it cannot match.
//! - The import cycles of a scan are read from the imports in one way, whatever the scan writes.
//! - Adding an idiom is adding a row to its family's table with what counts in words, its fixtures, and its
//!   card below `corpus/idioms`; adding a question is adding a folder below `corpus/questions`. That an
//!   idiom is hard to port or a mistake is said in its row.
//! - A file of a reader's own is shown by the one translation: `explain`, the JSON of a finding, `port` and
//!   `study` cannot contradict each other.
//! - A draft is the best of several readings of a file, told by its holes: with the instances counted of
//!   which two names turned out to stand for one, with the values of a hierarchy shared that never change,
//!   with the functions kept in an `Rc` that outlive what they use, with dicts of known keys as structs, with
//!   parameters for the types of what is used with several. A draft without holes is typed by evidence
//!   alone; one with holes also by what the uses of a value ask for, where that says more, and so is one of
//!   definitions that nothing in the file runs.
//! - What classes do by names and tables at run time (methods looked up by the class of a node, visitors that are
//!   let in, classes in registries, bases that are asked in turn) is said in plain Python, where a file as it
//!   stands has holes, and that is drafted, if it is whole then: `translation::plain_classes`.
//! - Tests of `unittest` and `pytest` are read as plain functions (`types::test_code`), and where a draft has holes,
//!   decorators that register, generators that are sent to, stacks of managers, settings of threads and what processes
//!   share as plainer forms of Python (`types::desugaring`): the tree is another one then, each node at the place of
//!   what it stands for (`types::nodes`), and the rest knows nothing of it.
//! - Types that a file says in comments, docstrings and quotes are read as annotations (`types::said_types`), if that
//!   leaves fewer holes.
//! - Containers that several names stand for, and that are changed, are read as what counted objects hold, if that
//!   leaves fewer holes: `translation::shared_containers` finds them by regions of what may be one value, and
//!   `types::holders` writes the Python that says so.
//! - A loop that goes from node to node is read with a name for the node of a round (`types::node_walks`), if that
//!   leaves no more holes than the loop as it stands.
//! - What Python does to a function before it runs (decorators, `with` over a generator, names that stand for
//!   operators and methods) is undone where its names are resolved; the translation never sees it.
//! - A value of a library has the type that `types::library` gives it; what is done with it is a row of the
//!   phrases, or a rule of the translation where rows do not reach.
//! - Nothing from the input reaches a terminal or a page before [`text::visible`] has seen it, and none of
//!   it becomes markup.
//!
//! # What is not there
//!
//! - [`text`] knows nothing of Python, and [`python`] nothing of idioms: what a lock is stands with the
//!   idioms about locks.
//! - No modules import each other in a circle, none through the private imports of another, and no renderer
//!   imports another.
//! - Nothing but `python::syntax` calls the parser.
//! - The documentation of the library shows what other programs are promised: [`analysis`], [`findings`],
//!   [`idioms`], [`corpus`], [`source`], [`explain`] and [`render`], each item with an example that is run.
//!
#![doc = include_str!("cli/guide.md")]
#![forbid(unsafe_code)]

pub mod analysis;
pub mod corpus;
pub mod explain;
pub mod idioms;
pub mod render;

// For the binary and the tests of this package, and no promise.
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod layout;
#[doc(hidden)]
pub mod learn;
#[doc(hidden)]
pub mod python;
#[doc(hidden)]
pub mod rust;
#[doc(hidden)]
pub mod scan;
#[doc(hidden)]
pub mod site;
#[doc(hidden)]
pub mod study;
#[doc(hidden)]
pub mod text;

mod phrases;
mod port;
mod translation;
mod types;

#[doc(inline)]
pub use idioms::findings;
#[doc(inline)]
pub use python::source;
