// ANCHOR: injector
use std::any::{Any, TypeId, type_name};
use std::collections::HashMap;
use thiserror::Error;

/// Names the type that nobody registered.
#[derive(Debug, Error)]
#[error("no constructor is registered for {0}")]
pub struct Missing(&'static str);

type Constructor = Box<dyn Fn(&DependencyInjector) -> Result<Box<dyn Any>, Missing>>;

#[derive(Default)]
struct DependencyInjector {
    dependencies: HashMap<TypeId, Constructor>,
}
// ANCHOR_END: injector

// ANCHOR: methods
impl DependencyInjector {
    /// The constructor is given the injector, so that it can resolve what it needs itself.
    fn register<T: 'static>(
        &mut self,
        constructor: impl Fn(&Self) -> Result<T, Missing> + 'static,
    ) {
        let erased: Constructor = Box::new(move |di| Ok(Box::new(constructor(di)?)));
        // PAIR: stored
        self.dependencies.insert(TypeId::of::<T>(), erased);
    }

    fn resolve<T: 'static>(&self) -> Result<T, Missing> {
        // PAIR: looked-up
        let constructor = self
            .dependencies
            .get(&TypeId::of::<T>())
            .ok_or(Missing(type_name::<T>()))?;
        let made = constructor(self)?
            .downcast()
            .expect("register stores under the id of T what makes a T");
        Ok(*made)
    }
}
// ANCHOR_END: methods

// ANCHOR: entries
/// What the injector makes below.
struct Config {
    key: &'static str,
}

impl Settings for Config {
    fn key(&self) -> &str {
        self.key
    }
}

type Cache = HashMap<String, String>;
// ANCHOR_END: entries

// ANCHOR: service
/// What the service needs, whoever provides it.
trait Settings {
    fn key(&self) -> &str;
}

struct Service<S> {
    settings: S,
}

impl<S: Settings> Service<S> {
    fn new(settings: S) -> Self {
        Self { settings }
    }

    fn describe(&self) -> String {
        format!("a service with the key {}", self.settings.key())
    }
}
// ANCHOR_END: service

// ANCHOR: by-hand
/// Settings as a test makes them.
struct Fixed(String);

impl Settings for Fixed {
    fn key(&self) -> &str {
        &self.0
    }
}

pub fn main() -> Result<(), Missing> {
    println!("{}", Service::new(Fixed("handed in".to_owned())).describe());
    // ANCHOR_END: by-hand

    // ANCHOR: wiring
    let mut di = DependencyInjector::default();
    di.register(|_| Ok(Config { key: "value" }));
    di.register(|di| Ok(Service::<Config>::new(di.resolve()?)));
    println!("{}", di.resolve::<Service<Config>>()?.describe());
    // ANCHOR_END: wiring

    // ANCHOR: replace
    di.register(|_| {
        Ok(Config {
            key: "a value for the test",
        })
    });
    println!("{}", di.resolve::<Service<Config>>()?.describe());
    // ANCHOR_END: replace

    // ANCHOR: missing
    if let Err(error) = di.resolve::<Cache>() {
        eprintln!("{error}");
        println!("nobody registered a cache");
    }
    Ok(())
}
// ANCHOR_END: missing
