//! The exported site in a real browser, without a server: `browser::search_finds_pages` and so on.
//!
//! Runs Chromium without a window. Where there is none the tests are reported as ignored, and fail where
//! `PY2RS_REQUIRE_CHROMIUM` is set, as it is in CI. `CHROMIUM` names another one to run.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;
use std::{env, fs, io};

use libtest_mimic::{Arguments, Failed, Trial};
use py2rs::explain::comparison;
use py2rs::render::html::{self, Place};
use py2rs::{corpus, site};
use scraper::{Html, Selector};
use tempfile::TempDir;

type Test = fn(&Browser) -> Result<(), Failed>;

const TESTS: [(&str, Test); 11] = [
    ("no_page_has_an_error", no_page_has_an_error),
    ("search_finds_pages", search_finds_pages),
    ("search_finds_code_and_several_words", search_finds_words),
    ("the_search_box_of_a_page_leads_to_results", search_leads_on),
    ("search_shows_markup_as_text", search_shows_markup_as_text),
    ("pages_search_where_they_are", pages_search_where_they_are),
    ("the_theme_is_chosen_and_kept", the_theme_is_chosen_and_kept),
    ("code_is_copied_without_its_numbers", code_is_copied),
    ("wide_screens_show_both_sides", wide_screens_show_both_sides),
    ("narrow_screens_show_one_column", narrow_screens_show_one),
    ("nothing_is_wider_than_the_screen", nothing_is_too_wide),
];

fn main() -> io::Result<ExitCode> {
    let is_required = env::var_os("PY2RS_REQUIRE_CHROMIUM").is_some_and(|it| !it.is_empty());
    let program = env::var_os("CHROMIUM").unwrap_or_else(|| "chromium".into());
    let is_there = Command::new(&program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    let folder = tempfile::tempdir()?;
    let browser = Arc::new(Browser { program, folder });
    if is_there {
        site::write(&browser.site(), &site::files()).map_err(io::Error::other)?;
    }
    let trials = TESTS.map(|(name, test)| {
        let browser = Arc::clone(&browser);
        Trial::test(format!("browser::{name}"), move || test(&browser))
            .with_ignored_flag(!is_there && !is_required)
    });
    let mut trials: Vec<Trial> = trials.into();
    // axe-core comes from npm: `.ci/axe` fetches it.
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe/package/axe.min.js");
    let has_axe = axe.is_file() || env::var_os("PY2RS_REQUIRE_AXE").is_some();
    trials.push(
        Trial::test("browser::axe_finds_nothing", move || {
            axe_finds_nothing(&browser, &axe)
        })
        .with_ignored_flag(!(is_there && has_axe)),
    );
    Ok(libtest_mimic::run(&Arguments::from_args(), trials).exit_code())
}

/// A Chromium, and a site for it.
struct Browser {
    program: OsString,
    folder: TempDir,
}

/// A page after its scripts have run.
struct Seen {
    page: Html,
    /// What the page or the browser says of the page.
    console: Vec<String>,
}

impl Browser {
    fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// Opens a file of the site, with what follows its name in an address, in a window of `width` pixels.
    fn open(&self, file: &str, query: &str, width: usize) -> Result<Seen, Failed> {
        self.open_for(file, query, width, None)
    }

    /// The same; what waits for timers or further files is waited for, up to so many milliseconds of the
    /// page's own time, which runs as fast as nothing happens.
    fn open_for(
        &self,
        file: &str,
        query: &str,
        width: usize,
        budget: Option<usize>,
    ) -> Result<Seen, Failed> {
        let profile = tempfile::tempdir()?;
        let address = format!("file://{}/{file}{query}", self.site().display());
        let output = Command::new(&self.program)
            // The sandbox needs rights that a container does not give.
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--timeout=60000",
            ])
            .args(["--enable-logging=stderr", "--v=0", "--dump-dom"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg(format!("--window-size={width},900"))
            .args(budget.map(|it| format!("--virtual-time-budget={it}")))
            .arg(address)
            .output()?;
        let log = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            return Err(format!("{file}: {log}").into());
        }
        let console = log.lines().filter(|line| line.contains(":CONSOLE"));
        Ok(Seen {
            page: Html::parse_document(&String::from_utf8_lossy(&output.stdout)),
            console: console.map(str::to_owned).collect(),
        })
    }

    /// What `script` notes down in `data` where it runs at the end of `page`, `width` pixels wide.
    ///
    /// The page stands in a frame, which may be narrower than any window.
    fn measure(&self, file: &str, page: &str, script: &str, width: usize) -> Result<Seen, Failed> {
        let script = format!(
            "<script>addEventListener('load', () => {{
                const data = {{ width: innerWidth }};
                {script}
                parent.postMessage(data, '*');
            }});</script></body></html>"
        );
        let page = page.replace("</body></html>", &script);
        fs::write(self.site().join(file), page)?;
        let frame = format!(
            "<!DOCTYPE html><html><body><script>
                addEventListener('message', (event) =>
                    Object.assign(document.documentElement.dataset, event.data));
            </script><iframe src='{file}' width={width} height=900 style='border: 0'></iframe>"
        );
        let name = format!("frame-{width}.html");
        fs::write(self.site().join(&name), frame)?;
        let seen = self.open(&name, "", width.max(500))?;
        let measured = seen.measured("width").map(str::to_owned);
        ensure(measured == Some(width.to_string()), || {
            format!("{file} is {measured:?} wide: {:?}", seen.console)
        })?;
        Ok(seen)
    }
}

impl Seen {
    fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        let elements = self.page.select(&selector);
        elements.map(|it| it.text().collect()).collect()
    }

    /// What a page that measures has written.
    fn measured(&self, name: &str) -> Option<&str> {
        self.page.root_element().attr(&format!("data-{name}"))
    }
}

fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), Failed> {
    if holds {
        Ok(())
    } else {
        Err(otherwise().into())
    }
}

fn no_page_has_an_error(browser: &Browser) -> Result<(), Failed> {
    let question = corpus::question("q18").ok_or("there is a q18")?;
    let alone = html::page(&comparison::of_question(&question), &Place::Alone);
    fs::write(browser.site().join("alone.html"), alone)?;
    let files = [
        "index.html",
        "questions/q18.html",
        "idioms/decorator.memoize.html",
        "alone.html",
    ];
    for file in files {
        let seen = browser.open(file, "", 1400)?;
        ensure(seen.console.is_empty(), || {
            format!("{file}: {:?}", seen.console)
        })?;
        ensure(seen.texts("h1").len() == 1, || file.to_owned())?;
    }
    // An error would be seen.
    let page = "<!DOCTYPE html><html><body></body></html>";
    let page = page.replace("</body>", "<script>nothing.is.here</script></body>");
    fs::write(browser.site().join("broken.html"), page)?;
    let seen = browser.open("broken.html", "", 1400)?;
    ensure(!seen.console.is_empty(), || "no error is seen".to_owned())
}

fn search_finds_pages(browser: &Browser) -> Result<(), Failed> {
    let seen = browser.open("index.html", "?q=decorator", 1400)?;
    ensure(seen.console.is_empty(), || format!("{:?}", seen.console))?;
    let found = seen.texts(".results:not([hidden]) li a");
    ensure(
        found
            .iter()
            .any(|text| text.starts_with("decorator.memoize ")),
        || format!("{found:?}"),
    )?;
    ensure(found.iter().any(|text| text.starts_with("q18 ")), || {
        format!("{found:?}")
    })?;
    let status = seen.texts(".results [role=status]");
    let number = format!("{} pages", found.len());
    ensure(status == [number], || format!("{status:?}"))?;
    // The list of everything makes room.
    ensure(seen.texts(".contents:not([hidden])").is_empty(), || {
        "the contents are still there".to_owned()
    })?;
    let seen = browser.open("index.html", "", 1400)?;
    ensure(seen.texts(".results:not([hidden])").is_empty(), || {
        "results without a search".to_owned()
    })
}

fn search_finds_words(browser: &Browser) -> Result<(), Failed> {
    let first = |query: &str| -> Result<String, Failed> {
        let found = browser
            .open("index.html", query, 1400)?
            .texts(".results:not([hidden]) li a");
        Ok(found.into_iter().next().unwrap_or_default())
    };
    let found = first("?q=Q18")?;
    ensure(found.starts_with("q18 "), || found)?;
    // A word of the Rust program and one of the notes.
    let found = first("?q=inspect_err+traceback")?;
    ensure(found.starts_with("q18 "), || found)?;
    let found = first("?q=nothing_is_called_so")?;
    ensure(found.is_empty(), || found)
}

fn search_leads_on(browser: &Browser) -> Result<(), Failed> {
    let page = fs::read_to_string(browser.site().join("questions/q18.html"))?;
    let script = "<script>
        const form = document.forms[0];
        form.q.value = 'lock thread';
        form.requestSubmit();
        </script></body>";
    let file = "questions/searching.html";
    fs::write(browser.site().join(file), page.replace("</body>", script))?;
    let seen = browser.open(file, "", 1400)?;
    let found = seen.texts(".results:not([hidden]) li a");
    ensure(
        found.iter().any(|it| it.starts_with("threading.lock ")),
        || format!("{found:?}"),
    )
}

/// What `script` notes down in `data` on a page of the site, after all of the page's own scripts.
fn tried(browser: &Browser, page: &str, name: &str, script: &str) -> Result<Seen, Failed> {
    let text = fs::read_to_string(browser.site().join(page))?;
    let script = format!(
        "<script>addEventListener('load', async () => {{
            const data = document.documentElement.dataset;
            const soon = () => new Promise((done) => setTimeout(done, 300));
            {script}
            data.done = 'yes';
        }});</script></body></html>"
    );
    let (folder, _) = page.rsplit_once('/').ok_or("stands in a folder")?;
    let file = format!("{folder}/{name}.html");
    fs::write(
        browser.site().join(&file),
        text.replace("</body></html>", &script),
    )?;
    let seen = browser.open_for(&file, "", 1400, Some(30_000))?;
    ensure(seen.console.is_empty(), || format!("{:?}", seen.console))?;
    ensure(seen.measured("done") == Some("yes"), || {
        "it was not done".to_owned()
    })?;
    Ok(seen)
}

fn pages_search_where_they_are(browser: &Browser) -> Result<(), Failed> {
    let script = "
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
        const box = document.getElementById('search');
        data.focus = document.activeElement === box;
        box.value = 'mutex';
        box.dispatchEvent(new Event('input'));
        await soon();";
    let seen = tried(browser, "questions/q18.html", "slash", script)?;
    ensure(seen.measured("focus") == Some("true"), || {
        "/ does nothing".to_owned()
    })?;
    let found = seen.texts(".results:not([hidden]) li a");
    let first = found.first().cloned().unwrap_or_default();
    ensure(first.starts_with("threading.lock "), || {
        format!("{found:?}")
    })?;
    let excerpts = seen.texts(".results .excerpt mark");
    ensure(
        excerpts.iter().any(|it| it.eq_ignore_ascii_case("mutex")),
        || format!("{excerpts:?}"),
    )
}

fn the_theme_is_chosen_and_kept(browser: &Browser) -> Result<(), Failed> {
    let script = "
        const ground = () => getComputedStyle(document.body).backgroundColor;
        const button = document.querySelector('button.theme');
        data.names = [button.textContent];
        const grounds = [];
        for (const _ of [1, 2, 3]) {
            button.click();
            data.names += ', ' + button.textContent;
            grounds.push(ground());
        }
        data.differ = grounds[0] !== grounds[1];";
    let seen = tried(browser, "questions/q18.html", "theme", script)?;
    let names = seen.measured("names");
    let wanted = "Theme: auto, Theme: light, Theme: dark, Theme: auto";
    ensure(names == Some(wanted), || format!("{names:?}"))?;
    ensure(seen.measured("differ") == Some("true"), || {
        "the same".to_owned()
    })
}

fn code_is_copied(browser: &Browser) -> Result<(), Failed> {
    let script = "
        let copied = '';
        Object.defineProperty(navigator, 'clipboard',
            { value: { writeText: async (text) => { copied = text; } } });
        document.querySelector('#band-1 .python button.copy').click();
        await soon();
        data.copied = copied;
        data.label = document.querySelector('#band-1 .python button.copy').ariaLabel;";
    let seen = tried(browser, "questions/q16.html", "copy", script)?;
    let copied = seen.measured("copied").unwrap_or_default().to_owned();
    let wanted = "def power_generator(n):\n    \"\"\"Returns a function";
    ensure(copied.starts_with(wanted), || copied.clone())?;
    let label = seen.measured("label");
    ensure(label == Some("Copy the Python"), || format!("{label:?}"))
}

/// What axe-core, which checks pages for who does not see or has no mouse, says of each kind of page, light
/// and dark, wide and narrow.
fn axe_finds_nothing(browser: &Browser, axe: &Path) -> Result<(), Failed> {
    fs::copy(axe, browser.site().join("axe.min.js"))?;
    let script = "
        await new Promise((done) => {
            const script = document.createElement('script');
            script.src = '../axe.min.js';
            script.onload = done;
            document.head.append(script);
        });
        const wrong = [];
        for (const theme of ['light', 'dark']) {
            document.documentElement.dataset.theme = theme;
            const { violations } = await axe.run(document, { preload: false, resultTypes: ['violations'] });
            for (const { id, nodes } of violations) {
                wrong.push(theme + ' ' + id + ': ' + nodes.slice(0, 3).map((node) => node.html).join(' | '));
            }
        }
        data.wrong = wrong.join('; ');";
    let index = fs::read_to_string(browser.site().join("index.html"))?;
    // From a folder below, with links and scripts that lead there.
    let index = index.replace("href=\"style.css\"", "href=\"../style.css\"");
    let index = index.replace("src=\"theme.js\"", "src=\"../theme.js\"");
    let index = index.replace("src=\"search.js\"", "src=\"../search.js\"");
    fs::write(browser.site().join("questions/first.html"), index)?;
    for page in [
        "questions/first.html",
        "questions/q18.html",
        "idioms/threading.lock.html",
        "phrases/str.html",
    ] {
        let seen = tried(browser, page, "axe", script)?;
        let wrong = seen
            .measured("wrong")
            .unwrap_or("nothing was measured")
            .to_owned();
        ensure(wrong.is_empty(), || format!("{page}: {wrong}"))?;
    }
    Ok(())
}

fn search_shows_markup_as_text(browser: &Browser) -> Result<(), Failed> {
    // "Mutex<T>: the data is inside" is a title, and what is searched for may be anything.
    let seen = browser.open("index.html", "?q=mutex%3Ct%3E", 1400)?;
    let found = seen.texts(".results li a");
    ensure(found.iter().any(|text| text.contains("Mutex<T>")), || {
        format!("{found:?}")
    })?;
    let query = "?q=%3Cimg%20src=x%20onerror=nothing.is.here%3E";
    let seen = browser.open("index.html", query, 1400)?;
    ensure(
        seen.console.is_empty() && seen.texts("img").is_empty(),
        || format!("{:?}", seen.console),
    )
}

/// Where the sides of a question's first band stand.
const MEASURE_SIDES: &str = "
    const box = (side) => document.querySelector('#band-1 .' + side).getBoundingClientRect();
    const [python, rust] = [box('python'), box('rust')];
    data.beside = python.top === rust.top && python.right <= rust.left;
    data.below = rust.top >= python.bottom && python.left === rust.left;
    const top = (side) => [...document.querySelectorAll('#band-2 .' + side + ' .line')]
        .map((line) => line.getBoundingClientRect().top);
    const tops = top('rust');
    data.shared = top('python').filter((it) => tops.includes(it)).length;";

fn sides(browser: &Browser, width: usize) -> Result<Seen, Failed> {
    let page = fs::read_to_string(browser.site().join("questions/q18.html"))?;
    let file = format!("questions/sides-{width}.html");
    browser.measure(&file, &page, MEASURE_SIDES, width)
}

fn wide_screens_show_both_sides(browser: &Browser) -> Result<(), Failed> {
    let seen = sides(browser, 1400)?;
    let measured = (seen.measured("beside"), seen.measured("below"));
    ensure(measured == (Some("true"), Some("false")), || {
        format!("{measured:?}")
    })?;
    // Four lines of Python, each on the row of a line of Rust.
    let shared = seen.measured("shared");
    ensure(shared == Some("4"), || format!("{shared:?}"))
}

fn narrow_screens_show_one(browser: &Browser) -> Result<(), Failed> {
    let seen = sides(browser, 400)?;
    let measured = (seen.measured("beside"), seen.measured("below"));
    ensure(measured == (Some("false"), Some("true")), || {
        format!("{measured:?}")
    })
}

/// All pages below each other, so that the browser starts once.
fn all_pages(site: &Path) -> io::Result<String> {
    let mut all = String::from(
        "<!DOCTYPE html><html><head><link rel=stylesheet href=style.css></head><body>",
    );
    for file in site::files().iter().filter(|file| file.is_page()) {
        let page = fs::read_to_string(site.join(&file.path))?;
        let body = page.split_once("<body>").map_or("", |(_, body)| body);
        let body = body.trim_end().trim_end_matches("</body></html>");
        all.extend(["<div title='", &file.path, "'>", body, "</div>"]);
    }
    Ok(all + "</body></html>")
}

fn nothing_is_too_wide(browser: &Browser) -> Result<(), Failed> {
    let script = "
        const wide = [...document.querySelectorAll('main *, header *')]
            .filter((it) => it.getBoundingClientRect().right > innerWidth + 1)
            .map((it) => it.closest('div[title]').title + ': ' + it.textContent);
        data.wide = wide.slice(0, 20).join('; ');";
    let page = all_pages(&browser.site())?;
    for width in [360, 1400, 1600] {
        let seen = browser.measure("all.html", &page, script, width)?;
        let wide = seen.measured("wide");
        ensure(wide == Some(""), || format!("at {width}: {wide:?}"))?;
    }
    Ok(())
}
