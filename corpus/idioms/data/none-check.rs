// ANCHOR: none
struct User {
    name: String,
    nickname: Option<String>,
}

fn label(user: &User) -> String {
    match &user.nickname {
        // PAIR: nickname
        Some(nickname) => format!("@{nickname}"),
        // PAIR: name
        None => user.name.clone(),
    }
}
// ANCHOR_END: none
// ANCHOR: main

pub fn main() {
    let ada = User {
        name: "Ada".to_owned(),
        nickname: Some("enchantress".to_owned()),
    };
    let ben = User {
        name: "Ben".to_owned(),
        nickname: None,
    };
    println!("{}", label(&ada));
    println!("{}", label(&ben));
}
// ANCHOR_END: main
