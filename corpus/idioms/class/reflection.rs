// ANCHOR: reflection
use serde::Deserialize;

struct Profile {
    name: String,
    city: String,
}

#[derive(Deserialize)]
struct Changes {
    name: Option<String>,
    city: Option<String>,
}

fn update(profile: &mut Profile, changes: &str) -> serde_json::Result<()> {
    let Changes { name, city } = serde_json::from_str(changes)?;
    if let Some(name) = name {
        profile.name = name;
    }
    if let Some(city) = city {
        profile.city = city;
    }
    Ok(())
}
// ANCHOR_END: reflection
// ANCHOR: main

pub fn main() -> serde_json::Result<()> {
    let mut profile = Profile {
        name: "Ada".to_owned(),
        city: "London".to_owned(),
    };
    update(&mut profile, r#"{"city": "Turin", "shoe": "42"}"#)?;
    println!("{} {} -", profile.name, profile.city);
    Ok(())
}
// ANCHOR_END: main
