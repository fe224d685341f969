// ANCHOR: entity
use thiserror::Error;

trait Entity {
    /// Has no body, so each type that wants to be an entity has to write one.
    fn validate(&self) -> Result<(), Invalid>;
}
// ANCHOR_END: entity

// ANCHOR: error
#[derive(Debug, Error)]
enum Invalid {
    #[error("a person needs a name")]
    NoName,
    #[error("nobody is {0} years old")]
    Age(u32),
}
// ANCHOR_END: error

// ANCHOR: person
struct Person {
    name: String,
    age: u32,
}

impl Entity for Person {
    fn validate(&self) -> Result<(), Invalid> {
        if self.name.is_empty() {
            return Err(Invalid::NoName);
        }
        if self.age >= 150 {
            return Err(Invalid::Age(self.age));
        }
        Ok(())
    }
}
// ANCHOR_END: person

// ANCHOR: use
fn check(entity: &impl Entity) {
    match entity.validate() {
        Ok(()) => println!("valid"),
        Err(error) => println!("invalid: {error}"),
    }
}

pub fn main() {
    for (name, age) in [("John Doe", 30), ("", 30), ("Methuselah", 969)] {
        let name = name.to_owned();
        check(&Person { name, age });
    }
}
// ANCHOR_END: use

// ANCHOR: refused
// struct Animal;
//
// impl Entity for Animal {}
//
// E0046: not all trait items implemented, missing: `validate`
// ANCHOR_END: refused
