// ANCHOR: default
use serde::Deserialize;

struct Profile {
    // PAIR: name
    name: String,
    // PAIR: city
    city: String,
    shoe: Option<String>,
}

fn shoe(profile: &Profile) -> &str {
    profile.shoe.as_deref().unwrap_or("-")
}
// ANCHOR_END: default

// ANCHOR: changes
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
// ANCHOR_END: changes
// ANCHOR: main

pub fn main() -> serde_json::Result<()> {
    let mut profile = Profile {
        name: "Ada".to_owned(),
        city: "London".to_owned(),
        shoe: None,
    };
    update(&mut profile, r#"{"city": "Turin", "hat": "7"}"#)?;
    println!("{} {} {}", profile.name, profile.city, shoe(&profile));
    profile.shoe = Some("42".to_owned());
    println!("{}", shoe(&profile));
    Ok(())
}
// ANCHOR_END: main
