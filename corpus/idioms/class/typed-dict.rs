// ANCHOR: typed
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Track {
    title: String,
    seconds: u32,
    album: Option<String>,
}

fn parse(text: &str) -> serde_json::Result<Track> {
    serde_json::from_str(text)
}
// ANCHOR_END: typed
// ANCHOR: main

pub fn main() -> serde_json::Result<()> {
    let track = parse(r#"{"title": "Intro", "seconds": 75}"#)?;
    let album = track.album.as_deref().unwrap_or("single");
    println!("{} {} {album}", track.title, track.seconds / 60);
    Ok(())
}
// ANCHOR_END: main
