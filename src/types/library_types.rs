//! The table of the types of libraries.

/// A type of a library.
#[derive(Debug)]
pub(crate) struct LibraryType {
    /// As the table of phrases calls it.
    pub(crate) name: &'static str,
    /// Its class in Python, with the module.
    pub(crate) python: &'static [&'static str],
    /// The type of an owned value in Rust.
    pub(crate) rust: &'static str,
    /// Where that is imported from.
    pub(crate) path: &'static str,
    /// How it is borrowed, where that is another type: `&Path`, with its import.
    pub(crate) borrowed: Option<(&'static str, &'static str)>,
    /// The crate that has it, if that is not `std`.
    pub(crate) from: Option<(&'static str, &'static str)>,
    pub(crate) is_copy: bool,
    /// Whether there can be two of one.
    pub(crate) is_clone: bool,
    /// Whether a loop over it gives lines.
    pub(crate) gives_lines: bool,
    /// Whether it has equality and a hash as Python's.
    pub(crate) is_key: bool,
    /// Whether its order is Python's.
    pub(crate) is_ordered: bool,
    pub(crate) truth: Truth,
    pub(crate) shown: Shown,
    /// What else its type names.
    pub(crate) also: &'static [&'static str],
    /// Whether threads share it.
    pub(crate) is_between_threads: bool,
    /// The helper that it is, if it is one.
    pub(crate) helper: Option<&'static str>,
    /// Whether it borrows what it was made of: it is no part of anything, and no function gives it.
    pub(crate) borrows: bool,
}

/// When a value is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Truth {
    Always,
    /// If this method of it says no.
    Unless(&'static str),
    /// By something that no method of it says.
    Never,
}

/// How `str` shows a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// As it shows itself in Rust.
    Display,
    /// As what this method gives shows itself.
    Method(&'static str),
    /// By a helper.
    Helper(&'static str),
    /// In a form that nothing of Rust has.
    Never,
}

/// What most types are like.
const PLAIN: LibraryType = LibraryType {
    name: "",
    python: &[],
    rust: "",
    path: "",
    borrowed: None,
    from: None,
    is_copy: true,
    is_clone: true,
    gives_lines: false,
    is_key: true,
    is_ordered: true,
    truth: Truth::Always,
    shown: Shown::Display,
    also: &[],
    is_between_threads: false,
    helper: None,
    borrows: false,
};

/// What tasks wait for each other with.
const SYNCHRONIZER: LibraryType = LibraryType {
    is_copy: false,
    is_key: false,
    is_ordered: false,
    shown: Shown::Never,
    ..PLAIN
};

/// What sums of bytes are made with.
const HASHER: LibraryType = LibraryType {
    is_copy: false,
    is_key: false,
    is_ordered: false,
    shown: Shown::Never,
    ..PLAIN
};

/// What files are like.
const FILE: LibraryType = LibraryType {
    is_copy: false,
    is_clone: false,
    is_key: false,
    is_ordered: false,
    shown: Shown::Never,
    ..PLAIN
};

/// What commands that have ended are like.
const PROCESS: LibraryType = LibraryType {
    rust: "Completed",
    helper: Some("Completed"),
    is_copy: false,
    is_key: false,
    is_ordered: false,
    shown: Shown::Never,
    ..PLAIN
};

/// What threads work with: values that nothing is known of but what they do.
const SHARED: LibraryType = LibraryType {
    is_copy: false,
    is_key: false,
    is_ordered: false,
    shown: Shown::Never,
    is_between_threads: true,
    ..PLAIN
};

const JIFF: Option<(&str, &str)> = Some(("jiff", "1"));

pub(super) static TYPES: &[LibraryType] = &[
    LibraryType {
        name: "datetime.date",
        python: &["datetime.date"],
        rust: "Date",
        path: "jiff::civil::Date",
        from: JIFF,
        ..PLAIN
    },
    LibraryType {
        name: "datetime.datetime",
        python: &["datetime.datetime"],
        rust: "DateTime",
        path: "jiff::civil::DateTime",
        from: JIFF,
        shown: Shown::Helper("date_time_text"),
        ..PLAIN
    },
    LibraryType {
        name: "datetime.aware",
        rust: "ZonedDateTime",
        path: "jiff::ZonedDateTime",
        from: JIFF,
        is_copy: false,
        shown: Shown::Helper("zoned_text"),
        ..PLAIN
    },
    LibraryType {
        name: "datetime.timezone",
        python: &["datetime.timezone", "datetime.tzinfo"],
        rust: "TimeZone",
        path: "jiff::tz::TimeZone",
        from: JIFF,
        is_copy: false,
        is_key: false,
        is_ordered: false,
        shown: Shown::Never,
        ..PLAIN
    },
    LibraryType {
        name: "datetime.time",
        python: &["datetime.time"],
        rust: "Time",
        path: "jiff::civil::Time",
        from: JIFF,
        shown: Shown::Helper("time_text"),
        ..PLAIN
    },
    LibraryType {
        name: "datetime.timedelta",
        python: &["datetime.timedelta"],
        rust: "SignedDuration",
        path: "jiff::SignedDuration",
        from: JIFF,
        truth: Truth::Unless("is_zero"),
        shown: Shown::Helper("duration_text"),
        ..PLAIN
    },
    LibraryType {
        name: "path",
        python: &["pathlib.Path", "pathlib.PurePath", "pathlib.PosixPath"],
        rust: "PathBuf",
        path: "std::path::PathBuf",
        borrowed: Some(("Path", "std::path::Path")),
        is_copy: false,
        shown: Shown::Method("display"),
        ..PLAIN
    },
    LibraryType {
        name: "decimal.Decimal",
        python: &["decimal.Decimal"],
        rust: "Decimal",
        path: "rust_decimal::Decimal",
        from: Some(("rust_decimal", "1")),
        shown: Shown::Helper("decimal_text"),
        truth: Truth::Unless("is_zero"),
        ..PLAIN
    },
    LibraryType {
        name: "fractions.Fraction",
        python: &["fractions.Fraction"],
        rust: "Rational64",
        path: "num_rational::Rational64",
        from: Some(("num-rational", "0.4")),
        truth: Truth::Never,
        ..PLAIN
    },
    LibraryType {
        name: "logging.Logger",
        python: &["logging.Logger"],
        rust: "&'static str",
        path: "",
        shown: Shown::Never,
        ..PLAIN
    },
    LibraryType {
        name: "asyncio.Lock",
        python: &["asyncio.Lock"],
        rust: "Rc<Mutex<()>>",
        path: "std::rc::Rc",
        ..SYNCHRONIZER
    },
    LibraryType {
        name: "asyncio.Semaphore",
        python: &["asyncio.Semaphore", "asyncio.BoundedSemaphore"],
        rust: "Rc<Semaphore>",
        path: "std::rc::Rc",
        ..SYNCHRONIZER
    },
    LibraryType {
        name: "asyncio.Event",
        python: &["asyncio.Event"],
        rust: "Rc<Event>",
        path: "std::rc::Rc",
        ..SYNCHRONIZER
    },
    LibraryType {
        name: "asyncio.Condition",
        python: &["asyncio.Condition"],
        rust: "Rc<TaskCondition>",
        path: "std::rc::Rc",
        ..SYNCHRONIZER
    },
    LibraryType {
        name: "asyncio.StreamReader",
        python: &["asyncio.StreamReader"],
        rust: "Rc<StreamReader>",
        path: "std::rc::Rc",
        ..SYNCHRONIZER
    },
    LibraryType {
        name: "asyncio.StreamWriter",
        python: &["asyncio.StreamWriter"],
        rust: "Rc<StreamWriter>",
        path: "std::rc::Rc",
        ..SYNCHRONIZER
    },
    LibraryType {
        name: "asyncio.Server",
        python: &[
            "asyncio.Server",
            "asyncio.AbstractServer",
            "asyncio.base_events.Server",
        ],
        rust: "Rc<StreamServer>",
        path: "std::rc::Rc",
        ..SYNCHRONIZER
    },
    LibraryType {
        name: "asyncio.TaskGroup",
        python: &["asyncio.TaskGroup"],
        rust: "Rc<TaskGroup>",
        path: "std::rc::Rc",
        ..SYNCHRONIZER
    },
    LibraryType {
        name: "re.Pattern",
        python: &["re.Pattern", "typing.Pattern"],
        rust: "Regex",
        path: "regex::Regex",
        from: Some(("regex", "1")),
        is_copy: false,
        is_key: false,
        is_ordered: false,
        shown: Shown::Never,
        ..PLAIN
    },
    LibraryType {
        name: "pool",
        python: &[
            "concurrent.futures.Executor",
            "concurrent.futures.ThreadPoolExecutor",
            "concurrent.futures.ProcessPoolExecutor",
            "multiprocessing.Pool",
            "multiprocessing.pool.Pool",
            "multiprocessing.pool.ThreadPool",
            "multiprocessing.dummy.Pool",
        ],
        rust: "Pool",
        helper: Some("Pool"),
        ..SHARED
    },
    LibraryType {
        name: "threading.Thread",
        python: &["threading.Thread", "multiprocessing.Process"],
        rust: "Thread",
        helper: Some("Thread"),
        ..SHARED
    },
    LibraryType {
        name: "threading.own",
        python: &["threading.own"],
        rust: "OwnThread",
        helper: Some("OwnThread"),
        is_clone: false,
        ..SHARED
    },
    LibraryType {
        name: "threading.Condition",
        python: &["threading.Condition", "multiprocessing.Condition"],
        rust: "Condition",
        helper: Some("Condition"),
        ..SHARED
    },
    LibraryType {
        name: "threading.Barrier",
        python: &["threading.Barrier", "multiprocessing.Barrier"],
        rust: "Arc<Barrier>",
        path: "std::sync::Arc",
        also: &["std::sync::Barrier"],
        ..SHARED
    },
    LibraryType {
        name: "threading.Timer",
        python: &["threading.Timer"],
        rust: "Timer",
        helper: Some("Timer"),
        ..SHARED
    },
    LibraryType {
        name: "threading.Lock",
        python: &["threading.Lock", "multiprocessing.Lock"],
        rust: "Arc<Mutex<()>>",
        path: "std::sync::Arc",
        also: &["parking_lot::Mutex"],
        ..SHARED
    },
    LibraryType {
        name: "threading.RLock",
        python: &["threading.RLock", "multiprocessing.RLock"],
        rust: "Arc<ReentrantMutex<()>>",
        path: "std::sync::Arc",
        also: &["parking_lot::ReentrantMutex"],
        ..SHARED
    },
    LibraryType {
        name: "threading.Event",
        python: &["threading.Event", "multiprocessing.Event"],
        rust: "Event",
        helper: Some("Event"),
        ..SHARED
    },
    LibraryType {
        name: "threading.Semaphore",
        python: &[
            "threading.Semaphore",
            "threading.BoundedSemaphore",
            "multiprocessing.Semaphore",
            "multiprocessing.BoundedSemaphore",
        ],
        rust: "Semaphore",
        helper: Some("Semaphore"),
        ..SHARED
    },
    LibraryType {
        name: "hashlib.sha256",
        python: &[],
        rust: "Sha256",
        path: "sha2::Sha256",
        from: Some(("sha2", "0.11")),
        ..HASHER
    },
    LibraryType {
        name: "hashlib.sha512",
        python: &[],
        rust: "Sha512",
        path: "sha2::Sha512",
        from: Some(("sha2", "0.11")),
        ..HASHER
    },
    LibraryType {
        name: "hashlib.md5",
        python: &[],
        rust: "Md5",
        path: "md5::Md5",
        from: Some(("md-5", "0.11")),
        ..HASHER
    },
    LibraryType {
        name: "hashlib.sha1",
        python: &[],
        rust: "Sha1",
        path: "sha1::Sha1",
        from: Some(("sha1", "0.11")),
        ..HASHER
    },
    LibraryType {
        name: "hashlib.HASH",
        python: &[],
        rust: "Box<dyn DynDigest>",
        path: "sha2::digest::DynDigest",
        from: Some(("sha2", "0.11")),
        ..HASHER
    },
    LibraryType {
        name: "re.Match",
        python: &["re.Match", "typing.Match"],
        rust: "Captures<'_>",
        path: "regex::Captures",
        from: Some(("regex", "1")),
        is_copy: false,
        is_key: false,
        is_ordered: false,
        shown: Shown::Never,
        borrows: true,
        ..PLAIN
    },
    LibraryType {
        name: "text reader",
        gives_lines: true,
        rust: "BufReader<File>",
        path: "std::io::BufReader",
        ..FILE
    },
    LibraryType {
        name: "raw text reader",
        gives_lines: true,
        rust: "BufReader<File>",
        path: "std::io::BufReader",
        ..FILE
    },
    LibraryType {
        name: "byte reader",
        rust: "BufReader<File>",
        path: "std::io::BufReader",
        ..FILE
    },
    LibraryType {
        name: "text writer",
        rust: "BufWriter<File>",
        path: "std::io::BufWriter",
        ..FILE
    },
    LibraryType {
        name: "byte writer",
        rust: "BufWriter<File>",
        path: "std::io::BufWriter",
        ..FILE
    },
    LibraryType {
        name: "updated bytes",
        rust: "File",
        path: "std::fs::File",
        ..FILE
    },
    LibraryType {
        name: "updated text",
        rust: "File",
        path: "std::fs::File",
        ..FILE
    },
    LibraryType {
        name: "updated raw text",
        rust: "File",
        path: "std::fs::File",
        ..FILE
    },
    LibraryType {
        name: "text cursor",
        gives_lines: true,
        rust: "Cursor<String>",
        path: "std::io::Cursor",
        ..FILE
    },
    LibraryType {
        name: "StringIO",
        rust: "String",
        path: "",
        ..FILE
    },
    LibraryType {
        name: "cache info",
        rust: "CacheInfo",
        helper: Some("CacheInfo"),
        is_ordered: false,
        ..PLAIN
    },
    LibraryType {
        name: "completed process",
        ..PROCESS
    },
    LibraryType {
        name: "answered process",
        ..PROCESS
    },
    LibraryType {
        name: "captured process",
        ..PROCESS
    },
    LibraryType {
        name: "temporary folder",
        rust: "TempDir",
        path: "tempfile::TempDir",
        from: Some(("tempfile", "3")),
        ..FILE
    },
];
