//! Where the files of a scan lie, as imports see it: folders, with the modules in them.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use crate::scan::walk::Root;

/// The index of a [`Folder`].
type FolderId = usize;

/// What a package's own file is called, without `.py`.
const PACKAGE: &str = "__init__";

/// A folder with scanned files in or below it.
#[derive(Debug)]
struct Folder<'a> {
    parent: Option<FolderId>,
    folders: FxHashMap<&'a str, FolderId>,
    /// The files in it by their names without `.py`, with their indices.
    modules: FxHashMap<&'a str, usize>,
}

/// The files of a scan, and where their imports are looked up.
#[derive(Debug)]
pub struct Places<'a> {
    paths: &'a [PathBuf],
    folders: Vec<Folder<'a>>,
    by_path: FxHashMap<&'a Path, FolderId>,
    /// The folder of each file, by its index.
    homes: Vec<Option<FolderId>>,
    /// The folders that were asked for, but for packages: a package's modules are not imported without
    /// its name.
    roots: Vec<FolderId>,
}

impl<'a> Places<'a> {
    /// Those of `paths`, the sorted files of a scan of `roots`.
    #[must_use]
    pub fn new(paths: &'a [PathBuf], roots: &'a [Root]) -> Self {
        let mut places = Self {
            paths,
            folders: Vec::new(),
            by_path: FxHashMap::default(),
            homes: Vec::with_capacity(paths.len()),
            roots: Vec::new(),
        };
        // Files that follow each other lie in the same folder, mostly.
        let mut last: Option<(&Path, FolderId)> = None;
        for (file, path) in paths.iter().enumerate() {
            last = path.parent().map(|folder| match last {
                Some((same, id)) if same.as_os_str() == folder.as_os_str() => (same, id),
                _ => (folder, places.folder(folder)),
            });
            let home = last.map(|(_, id)| id);
            places.homes.push(home);
            let is_module = path.extension().is_some_and(|extension| extension == "py");
            let name = path.file_stem().and_then(|stem| stem.to_str());
            if let (true, Some(home), Some(name)) = (is_module, home, name) {
                places.folders[home].modules.insert(name, file);
            }
        }
        let roots = roots.iter().map(|root| root.path.as_path());
        let folders = roots.filter_map(|root| places.by_path.get(root).copied());
        places.roots = folders
            .filter(|folder| places.package(*folder).is_none())
            .collect();
        places
    }

    /// The folder of that path, which is added with all above it.
    fn folder(&mut self, path: &'a Path) -> FolderId {
        if let Some(known) = self.by_path.get(path) {
            return *known;
        }
        let parent = path.parent().map(|parent| self.folder(parent));
        let id = self.folders.len();
        self.folders.push(Folder {
            parent,
            folders: FxHashMap::default(),
            modules: FxHashMap::default(),
        });
        self.by_path.insert(path, id);
        let name = path.file_name().and_then(|name| name.to_str());
        if let (Some(parent), Some(name)) = (parent, name) {
            self.folders[parent].folders.insert(name, id);
        }
        id
    }

    /// The files, in the order of their indices.
    pub(super) fn paths(&self) -> &'a [PathBuf] {
        self.paths
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
            PACKAGE => path.parent().map_or("", stem),
            name => name,
        }
    }

    /// The folder and those that it lies in, innermost first.
    fn ancestors(&self, folder: FolderId) -> impl Iterator<Item = FolderId> {
        std::iter::successors(Some(folder), |folder| self.folders[*folder].parent)
    }

    /// The file that makes a folder a package.
    fn package(&self, folder: FolderId) -> Option<usize> {
        self.folders[folder].modules.get(PACKAGE).copied()
    }

    /// What a dotted name leads to below the folder `base`.
    fn below(&self, base: FolderId, dotted: &str) -> Found {
        let (mut folder, mut module) = (Some(base), None);
        for part in dotted.split('.').filter(|part| !part.is_empty()) {
            let Some(around) = folder.map(|folder| &self.folders[folder]) else {
                return Found::default();
            };
            folder = around.folders.get(part).copied();
            module = around.modules.get(part).copied();
        }
        Found { folder, module }
    }

    /// The file of a module that was found, or that of the submodule that is picked of it.
    fn picked(&self, found: Found, name: Option<&str>) -> Option<usize> {
        let package = found.folder.and_then(|folder| self.package(folder));
        if package.is_none() && found.module.is_some() {
            return found.module;
        }
        // A folder needs no `__init__` for its files to be modules.
        let submodule = found.folder.zip(name).and_then(|(folder, name)| {
            let Folder {
                folders, modules, ..
            } = &self.folders[folder];
            let folder = folders.get(name);
            let package = folder.and_then(|folder| self.package(*folder));
            package.or_else(|| modules.get(name).copied())
        });
        submodule.or(package)
    }
}

/// A folder and a module of the same name, as far as they are there.
#[derive(Debug, Clone, Copy, Default)]
struct Found {
    folder: Option<FolderId>,
    module: Option<usize>,
}

/// Finds the scanned files that the imports of one file name.
pub(super) struct Finder<'a> {
    places: &'a Places<'a>,
    /// The file's.
    home: Option<FolderId>,
    /// Where its absolute imports are looked up first, the folder above its packages; found when it is
    /// needed.
    import_root: OnceCell<FolderId>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(places: &'a Places<'a>, file: usize) -> Self {
        Self {
            places,
            home: places.homes[file],
            import_root: OnceCell::new(),
        }
    }

    /// Calls `each` with the scanned file of the module, or with those of the submodules that a `from`
    /// import picks of it, for each of the `names`. Relative imports, with dots before them, resolve to
    /// files.
    pub(super) fn targets<'n>(
        &self,
        dots: usize,
        module: &str,
        names: impl Iterator<Item = Option<&'n str>>,
        mut each: impl FnMut(usize),
    ) {
        let Some(home) = self.home else { return };
        let places = self.places;
        let (first, others) = if dots > 0 {
            let Some(folder) = places.ancestors(home).nth(dots - 1) else {
                return;
            };
            (folder, [].as_slice())
        } else {
            let import_root = *self.import_root.get_or_init(|| {
                let mut folders = places.ancestors(home);
                let is_above = |folder: &FolderId| places.package(*folder).is_none();
                folders.find(is_above).unwrap_or(home)
            });
            (import_root, places.roots.as_slice())
        };
        let found = places.below(first, module);
        let others = others.iter().filter(|root| **root != first);
        for name in names {
            let picked = places.picked(found, name).or_else(|| {
                let mut others = others.clone();
                others.find_map(|root| places.picked(places.below(*root, module), name))
            });
            if let Some(target) = picked {
                each(target);
            }
        }
    }
}
