// ANCHOR: iterable
use std::slice;

struct Playlist {
    // PAIR: tracks
    tracks: Vec<String>,
}

impl Playlist {
    fn iter(&self) -> slice::Iter<'_, String> {
        self.tracks.iter()
    }
}

impl<'a> IntoIterator for &'a Playlist {
    type Item = &'a String;
    type IntoIter = slice::Iter<'a, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
// ANCHOR_END: iterable

// ANCHOR: iterator
struct Fibonacci {
    limit: u64,
    current: u64,
    next: u64,
}

impl Fibonacci {
    fn new(limit: u64) -> Self {
        Self {
            // PAIR: limit
            limit,
            current: 0,
            next: 1,
        }
    }
}

impl Iterator for Fibonacci {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let value = self.current;
        // PAIR: passed
        if value > self.limit {
            // PAIR: stop
            return None;
        }
        (self.current, self.next) = (self.next, value + self.next);
        Some(value)
    }
}
// ANCHOR_END: iterator
// ANCHOR: main

pub fn main() {
    let playlist = Playlist {
        tracks: vec!["Intro".to_owned(), "Finale".to_owned()],
    };
    for track in &playlist {
        println!("{track}");
    }
    println!("{}", playlist.iter().count());
    println!("{}", Fibonacci::new(100).sum::<u64>());
}
// ANCHOR_END: main
