// ANCHOR: constant
/// A class variable that stays as it is.
trait Legs {
    const LEGS: u32 = 4;
}
// ANCHOR_END: constant

// ANCHOR: variable
use parking_lot::RwLock;

/// The kingdom of all animals whose type has none of its own.
static ANIMAL_KINGDOM: RwLock<&str> = RwLock::new("Animalia");

/// A type's own kingdom, empty until it is set.
type OwnKingdom = RwLock<Option<&'static str>>;
// ANCHOR_END: variable

// ANCHOR: base
/// The instance variables of the base class.
struct Base {
    name: String,
}

trait Animal {
    fn base(&self) -> &Base;

    fn speak(&self) -> String {
        format!("{} makes a noise.", self.base().name)
    }
    // ANCHOR_END: base

    // ANCHOR: class-method
    /// Each type has to bring its own: a `static` in a default method would be one for all.
    fn own_kingdom() -> &'static OwnKingdom
    where
        Self: Sized;

    fn kingdom() -> &'static str
    where
        Self: Sized,
    {
        Self::own_kingdom()
            .read()
            .unwrap_or_else(|| *ANIMAL_KINGDOM.read())
    }

    fn change_kingdom(new_kingdom: &'static str)
    where
        Self: Sized,
    {
        // PAIR: own-variable
        *Self::own_kingdom().write() = Some(new_kingdom);
    }
}
// ANCHOR_END: class-method

// ANCHOR: dog
struct Dog {
    // PAIR: base
    base: Base,
    // PAIR: breed
    breed: String,
}

impl Animal for Dog {
    fn base(&self) -> &Base {
        &self.base
    }

    fn speak(&self) -> String {
        format!("{} barks.", self.base.name)
    }

    fn own_kingdom() -> &'static OwnKingdom {
        static OWN: OwnKingdom = RwLock::new(None);
        &OWN
    }
}
// ANCHOR_END: dog

// ANCHOR: cat
struct Cat {
    base: Base,
}

impl Animal for Cat {
    fn base(&self) -> &Base {
        &self.base
    }

    fn own_kingdom() -> &'static OwnKingdom {
        static OWN: OwnKingdom = RwLock::new(None);
        &OWN
    }
}
// ANCHOR_END: cat

// ANCHOR: bird
struct Bird;

impl Legs for Cat {}
impl Legs for Bird {
    const LEGS: u32 = 2;
}

pub fn main() {
    println!("{} {}", Cat::LEGS, Bird::LEGS);
    // ANCHOR_END: bird

    // ANCHOR: override
    let dog = Dog {
        base: Base {
            name: "Buddy".to_owned(),
        },
        breed: "Golden Retriever".to_owned(),
    };
    let cat = Cat {
        base: Base {
            name: "Tom".to_owned(),
        },
    };
    let animals: [&dyn Animal; 2] = [&dog, &cat];
    for animal in animals {
        println!("{}", animal.speak());
    }
    println!("{}", dog.breed);
    // ANCHOR_END: override

    // ANCHOR: interact
    print_kingdoms();
    Dog::change_kingdom("Canidae");
    print_kingdoms();
    *ANIMAL_KINGDOM.write() = "Metazoa"; // reaches Cat, but no longer Dog
    print_kingdoms();
}

fn print_kingdoms() {
    let animal = *ANIMAL_KINGDOM.read();
    let (dog, cat) = (Dog::kingdom(), Cat::kingdom());
    // PAIR: printed
    println!("Animal {animal}, Dog {dog}, Cat {cat}");
}
// ANCHOR_END: interact
