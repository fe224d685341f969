// ANCHOR: speak
trait Speak {
    fn speak(&self) -> String;
}
// ANCHOR_END: speak

// ANCHOR: types
struct Cat;
struct Dog;
struct Robot;

impl Speak for Cat {
    fn speak(&self) -> String {
        "Meow".to_owned()
    }
}

impl Speak for Dog {
    fn speak(&self) -> String {
        "Woof".to_owned()
    }
}

impl Speak for Robot {
    fn speak(&self) -> String {
        "Beep boop".to_owned()
    }
}
// ANCHOR_END: types

// ANCHOR: function
/// `?Sized` admits a `dyn Speak` as well.
fn make_noise(entity: &(impl Speak + ?Sized)) {
    println!("{}", entity.speak());
}
// ANCHOR_END: function

// ANCHOR: mixed-function
fn make_noises(entities: &[&dyn Speak]) {
    for &entity in entities {
        make_noise(entity);
    }
}
// ANCHOR_END: mixed-function

// ANCHOR: closures
/// Whatever can be called for a text can speak.
impl<F: Fn() -> String> Speak for F {
    fn speak(&self) -> String {
        self()
    }
}
// ANCHOR_END: closures

// ANCHOR: use
pub fn main() {
    let cat = Cat;
    let dog = Dog;
    let robot = Robot;

    make_noise(&cat);
    make_noise(&dog);
    make_noise(&robot);
    // ANCHOR_END: use

    // ANCHOR: mixed
    make_noises(&[&robot, &cat]);
    // ANCHOR_END: mixed

    // ANCHOR: instance
    let clock = || "Tick tock".to_owned();
    make_noise(&clock);
    // ANCHOR_END: instance

    // ANCHOR: missing
    // make_noise(&42);  E0277: the trait bound `{integer}: Speak` is not satisfied
}
// ANCHOR_END: missing
