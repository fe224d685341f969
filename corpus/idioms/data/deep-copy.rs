// ANCHOR: copy
#[derive(Clone)]
struct Step {
    grams: u32,
}

#[derive(Clone)]
struct Recipe {
    name: String,
    steps: Vec<Step>,
}

fn doubled(recipe: &Recipe) -> Recipe {
    let mut larger = recipe.clone();
    for step in &mut larger.steps {
        step.grams *= 2;
    }
    larger
}
// ANCHOR_END: copy
// ANCHOR: main

fn grams(recipe: &Recipe) -> Vec<u32> {
    recipe.steps.iter().map(|step| step.grams).collect()
}

pub fn main() {
    let recipe = Recipe {
        name: "bread".to_owned(),
        steps: vec![Step { grams: 500 }, Step { grams: 10 }],
    };
    let larger = doubled(&recipe);
    assert_eq!(recipe.name, larger.name);
    println!("{:?}", grams(&recipe));
    println!("{:?}", grams(&larger));
}
// ANCHOR_END: main
