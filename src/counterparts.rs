//! Which band of the corpus shows an idiom, for files that are no question.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::corpus::{self, Band, Question};
use crate::source::Source;
use crate::{findings, syntax};

/// A band of the corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct BandId {
    question: usize,
    band: usize,
}

/// Every band that has both sides, with the idioms found in its Python.
#[derive(Debug)]
pub(crate) struct Counterparts {
    questions: Vec<Question>,
    bands: Vec<(BandId, Vec<&'static str>)>,
    /// Indices into `bands`.
    showing: FxHashMap<&'static str, Vec<usize>>,
}

/// The counterparts of the embedded corpus. The whole corpus is parsed, once, when this is first asked
/// for: explaining a question does without it.
pub(crate) fn all() -> &'static Counterparts {
    static ALL: LazyLock<Counterparts> = LazyLock::new(|| Counterparts::of(corpus::questions()));
    &ALL
}

impl Counterparts {
    pub(crate) fn of(questions: impl Iterator<Item = Question>) -> Self {
        let questions: Vec<Question> = questions.collect();
        let mut bands = Vec::new();
        for (index, question) in questions.iter().enumerate() {
            let source = Source::new("", question.python.text());
            let found: Vec<(usize, &'static str)> =
                findings::find(&source, &syntax::parse(&source))
                    .iter()
                    .map(|finding| (source.line_at(finding.span.start), finding.idiom.id))
                    .collect();
            for (number, band) in question.bands.iter().enumerate() {
                let runs = question.python_lines(band);
                let mut idioms: Vec<&'static str> = found
                    .iter()
                    .filter(|(line, _)| runs.iter().any(|run| run.contains(line)))
                    .map(|(_, id)| *id)
                    .collect();
                idioms.sort_unstable();
                idioms.dedup();
                if !idioms.is_empty() && !question.rust_lines(band).is_empty() {
                    let id = BandId {
                        question: index,
                        band: number,
                    };
                    bands.push((id, idioms));
                }
            }
        }
        let mut showing: FxHashMap<&'static str, Vec<usize>> = FxHashMap::default();
        for (index, (_, idioms)) in bands.iter().enumerate() {
            for id in idioms {
                showing.entry(id).or_default().push(index);
            }
        }
        Self {
            questions,
            bands,
            showing,
        }
    }

    /// The question and band of that id.
    pub(crate) fn get(&self, id: BandId) -> (&Question, &Band) {
        let question = &self.questions[id.question];
        (question, &question.bands[id.band])
    }

    /// The question of that id.
    pub(crate) fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// Whether the band's Python has the idiom.
    pub(crate) fn shows(&self, band: BandId, idiom: &str) -> bool {
        let bands = self.showing.get(idiom).into_iter().flatten();
        bands.into_iter().any(|index| self.bands[*index].0 == band)
    }

    /// The band that is most about `idioms`: it has many of them and little else; among equals the
    /// shortest, then the first.
    pub(crate) fn best(&self, idioms: &[&str]) -> Option<BandId> {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for id in idioms {
            for band in self.showing.get(id).into_iter().flatten() {
                *shared.entry(*band).or_default() += 1;
            }
        }
        let best = shared.into_iter().max_by(|(a, a_shared), (b, b_shared)| {
            // shared² / all, compared without dividing.
            let a_all = self.bands[*a].1.len();
            let b_all = self.bands[*b].1.len();
            let fitness = (a_shared.pow(2) * b_all).cmp(&(b_shared.pow(2) * a_all));
            let length = self.length(*b).cmp(&self.length(*a));
            fitness.then(length).then(b.cmp(a))
        });
        best.map(|(index, _)| self.bands[index].0)
    }

    /// The Rust lines of the band that is most about `idiom`.
    pub(crate) fn rust_of(&self, idiom: &str) -> Option<String> {
        let (question, band) = self.get(self.best(&[idiom])?);
        let source = Source::new("", question.rust.text());
        let mut text = String::new();
        for run in question.rust_lines(band) {
            if !text.is_empty() {
                text.push('\n');
            }
            for line in run {
                text.push_str(source.line(line));
                text.push('\n');
            }
        }
        Some(text)
    }

    /// How many lines of Rust a band has.
    fn length(&self, index: usize) -> usize {
        let (question, band) = self.get(self.bands[index].0);
        question
            .rust_lines(band)
            .iter()
            .map(ExactSizeIterator::len)
            .sum()
    }
}
