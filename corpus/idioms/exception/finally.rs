// ANCHOR: finally
use std::cell::RefCell;

// PAIR: lights
struct Dark<'a>(&'a RefCell<Vec<&'static str>>);

impl<'a> Dark<'a> {
    fn new(lights: &'a RefCell<Vec<&'static str>>) -> Self {
        lights.borrow_mut().push("off");
        Self(lights)
    }
}

impl Drop for Dark<'_> {
    fn drop(&mut self) {
        self.0.borrow_mut().push("on");
    }
}

fn watch(film: &str, lights: &RefCell<Vec<&'static str>>) -> Result<(), &'static str> {
    let _dark = Dark::new(lights);
    if film.is_empty() {
        return Err("nothing to watch");
    }
    println!("watching {film}");
    Ok(())
}
// ANCHOR_END: finally
// ANCHOR: main

pub fn main() {
    let lights = RefCell::default();
    for film in ["Solaris", ""] {
        // PAIR: refused
        if let Err(error) = watch(film, &lights) {
            // PAIR: told
            println!("{error}");
        }
    }
    // PAIR: shown
    println!("{}", lights.into_inner().join(" "));
}
// ANCHOR_END: main
