// ANCHOR: pickle
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
struct Game {
    // PAIR: player
    player: String,
    // PAIR: moves
    moves: Vec<u8>,
}

fn save(game: &Game) -> postcard::Result<Vec<u8>> {
    postcard::to_stdvec(game)
}

fn load(data: &[u8]) -> postcard::Result<Game> {
    postcard::from_bytes(data)
}
// ANCHOR_END: pickle
// ANCHOR: main

pub fn main() -> postcard::Result<()> {
    let game = Game {
        player: "Ada".to_owned(),
        moves: vec![4, 0, 8],
    };
    let game = load(&save(&game)?)?;
    println!("{} {:?}", game.player, game.moves);
    Ok(())
}
// ANCHOR_END: main
