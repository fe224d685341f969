//! Which file an import names, and the graph of these.

use std::cell::OnceCell;
use std::collections::VecDeque;
use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Edge;
use super::imports::{self, Import, What};
use crate::names;
use crate::scan::{self, Root};
use crate::source;

/// The files of a scan by their paths, and where their absolute imports are looked up.
#[derive(Debug)]
pub struct Places<'a> {
    paths: &'a [PathBuf],
    indices: FxHashMap<&'a Path, usize>,
    /// The folders that were asked for.
    roots: Vec<&'a Path>,
    /// What files and folders are called, without `.py`.
    names: FxHashSet<&'a str>,
}

impl<'a> Places<'a> {
    /// Those of `paths`, the sorted files of a scan of `roots`.
    #[must_use]
    pub fn new(paths: &'a [PathBuf], roots: &'a [Root]) -> Self {
        let indices = paths
            .iter()
            .enumerate()
            .map(|(index, path)| (path.as_path(), index))
            .collect();
        let roots = roots
            .iter()
            .map(|root| root.path.as_path())
            .filter(|it| it.is_dir())
            .collect();
        let mut names = FxHashSet::default();
        for path in paths {
            names.extend(path.file_stem().and_then(|stem| stem.to_str()));
            names.extend(
                path.parent()
                    .into_iter()
                    .flatten()
                    .filter_map(|part| part.to_str()),
            );
        }
        Self {
            paths,
            indices,
            roots,
            names,
        }
    }

    /// The files, in the order of their indices.
    pub(super) fn paths(&self) -> &'a [PathBuf] {
        self.paths
    }

    /// The import statements of `file` that name scanned files, with these.
    pub(super) fn edges(&self, file: usize, imports: Vec<Import<'_>>) -> Vec<Edge> {
        let mut finder = Finder::new(self, file);
        let edge = |import: Import<'_>| Some((import.span, finder.target(&import.what)?));
        imports.into_iter().filter_map(edge).collect()
    }

    /// The name that a file is imported by, without its packages.
    pub(super) fn module(&self, file: usize) -> &str {
        let path = &self.paths[file];
        let stem = |path: &'a Path| {
            path.file_stem()
                .and_then(|stem| stem.to_str())
                .unwrap_or("")
        };
        match stem(path) {
            "__init__" => path.parent().map_or("", stem),
            name => name,
        }
    }
}

/// Finds the scanned files that the imports of one file name.
struct Finder<'a> {
    places: &'a Places<'a>,
    /// The file's.
    folder: Option<&'a Path>,
    /// Where its absolute imports are looked up first; found when it is needed.
    import_root: OnceCell<&'a Path>,
    /// Built for each module anew.
    path: PathBuf,
    file_path: PathBuf,
}

impl<'a> Finder<'a> {
    fn new(places: &'a Places<'a>, file: usize) -> Self {
        Self {
            places,
            folder: places.paths[file].parent(),
            import_root: OnceCell::new(),
            path: PathBuf::new(),
            file_path: PathBuf::new(),
        }
    }

    /// The scanned file that `what` names: the module itself, or the submodule that a `from` import
    /// picks. Relative imports resolve to files.
    fn target(&mut self, what: &What<'_>) -> Option<usize> {
        let (places, folder) = (self.places, self.folder?);
        if what.level > 0 {
            return self.below(folder.ancestors().nth(what.level - 1)?, what);
        }
        // Most imports are of modules that are not scanned, which is quick to see.
        if !places.names.contains(names::root_of(&what.module)) {
            return None;
        }
        let import_root = *self.import_root.get_or_init(|| self.import_root(folder));
        std::iter::once(import_root)
            .chain(places.roots.iter().copied())
            .find_map(|base| self.below(base, what))
    }

    /// The folder that absolute imports of a file in `folder` begin at: the one above its packages.
    fn import_root(&self, folder: &'a Path) -> &'a Path {
        let indices = &self.places.indices;
        folder
            .ancestors()
            .find(|folder| !indices.contains_key(folder.join("__init__.py").as_path()))
            .unwrap_or(folder)
    }

    fn below(&mut self, base: &Path, what: &What<'_>) -> Option<usize> {
        let submodule = what.name.as_deref();
        submodule
            .and_then(|name| self.file(base, &what.module, Some(name)))
            .or_else(|| self.file(base, &what.module, None))
    }

    /// The file of a module below `base`: a package's `__init__`, or a module.
    fn file(&mut self, base: &Path, module: &str, submodule: Option<&str>) -> Option<usize> {
        let parts = module.split('.').filter(|part| !part.is_empty());
        self.path.clear();
        self.path.push(base);
        self.path.extend(parts.chain(submodule));
        self.file_path.clear();
        self.file_path.push(&self.path);
        self.file_path.push("__init__.py");
        let indices = &self.places.indices;
        let package = indices.get(self.file_path.as_path());
        let index = package.or_else(|| {
            self.path.as_mut_os_string().push(".py");
            indices.get(self.path.as_path())
        });
        index.copied()
    }
}

/// The files that lie on a cycle of imports that may be there, sorted.
pub(super) fn possible(places: &Places<'_>) -> Vec<usize> {
    let mut graph = Graph::new(places.paths.len());
    let mut file = 0;
    let targets = |file, path: &Path| -> Vec<usize> {
        let bytes = source::bytes(path).unwrap_or_default();
        let found = imports::possible(&String::from_utf8_lossy(&bytes));
        let mut finder = Finder::new(places, file);
        found
            .iter()
            .filter_map(|what| finder.target(what))
            .collect()
    };
    let read = scan::each(places.paths, targets, |found| {
        for target in found {
            graph.add(file, target);
        }
        file += 1;
        Ok::<(), std::convert::Infallible>(())
    });
    let Ok(()) = read;
    let mut files: Vec<usize> = graph.cycles().into_iter().flatten().collect();
    files.sort_unstable();
    files
}

/// Which file imports which.
#[derive(Debug)]
pub(super) struct Graph {
    graph: DiGraph<(), ()>,
}

impl Graph {
    pub(super) fn new(files: usize) -> Self {
        let mut graph = DiGraph::with_capacity(files, files * 4);
        for _ in 0..files {
            graph.add_node(());
        }
        Self { graph }
    }

    /// Notes that `file` imports `target`; a file that imports itself directly is on no cycle.
    pub(super) fn add(&mut self, file: usize, target: usize) {
        if file != target {
            self.graph
                .update_edge(NodeIndex::new(file), NodeIndex::new(target), ());
        }
    }

    /// The groups of files that reach each other, of two files or more, each sorted.
    pub(super) fn cycles(&self) -> Vec<Vec<usize>> {
        let components = kosaraju_scc(&self.graph)
            .into_iter()
            .filter(|files| files.len() > 1);
        let sorted = components.map(|files| {
            let mut files: Vec<usize> = files.into_iter().map(NodeIndex::index).collect();
            files.sort_unstable();
            files
        });
        sorted.collect()
    }

    /// The files of a shortest way from `file` back to it, in the order of importing.
    pub(super) fn shortest_cycle(&self, file: usize) -> Vec<usize> {
        let start = NodeIndex::new(file);
        let mut from: FxHashMap<NodeIndex, NodeIndex> = FxHashMap::default();
        let mut open = VecDeque::from([start]);
        while let Some(node) = open.pop_front() {
            for next in self.graph.neighbors(node) {
                if next == start {
                    let back = std::iter::successors(Some(node), |node| from.get(node).copied());
                    let mut cycle: Vec<usize> = back.map(NodeIndex::index).collect();
                    cycle.reverse();
                    return cycle;
                }
                if let Entry::Vacant(unseen) = from.entry(next) {
                    unseen.insert(node);
                    open.push_back(next);
                }
            }
        }
        Vec::new()
    }
}
