//! The table of the types of libraries.

use super::library_kinds::{
    FILE, HASHER, LibraryType, PLAIN, PROCESS, SHARED, SYNCHRONIZER, Shown, Truth,
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
