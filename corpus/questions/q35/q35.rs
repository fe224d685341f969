// ANCHOR: data
use linfa::dataset::Labels;
use linfa::prelude::*;
use linfa_logistic::MultiLogisticRegression;
use linfa_preprocessing::linear_scaling::LinearScaler;
use ndarray::Axis;
use std::error::Error;

pub fn main() -> Result<(), Box<dyn Error>> {
    let data = linfa_datasets::iris();
    let (flowers, features) = data.records().dim();
    let species = data.labels().len();
    println!("{flowers} flowers, {features} features, {species} species");
    // ANCHOR_END: data

    // ANCHOR: split
    // The flowers are sorted by species: hold out every fifth.
    let split = |held_out: bool| {
        let is_wanted = |row: &usize| row.is_multiple_of(5) == held_out;
        let rows: Vec<usize> = (0..flowers).filter(is_wanted).collect();
        let records = data.records().select(Axis(0), &rows);
        Dataset::new(records, data.targets().select(Axis(0), &rows))
    };
    let (training, held_out) = (split(false), split(true));
    // ANCHOR_END: split

    // ANCHOR: pipeline
    let scaler = LinearScaler::standard().fit(&training)?;
    let scaled_training = scaler.transform(training.clone());
    let classifier = MultiLogisticRegression::default().fit(&scaled_training)?;
    let pipeline = |flowers| classifier.predict(scaler.transform(flowers));
    // ANCHOR_END: pipeline

    // ANCHOR: score
    for (name, part) in [("training", training), ("held out", held_out)] {
        let accuracy = pipeline(part.clone()).confusion_matrix(&part)?.accuracy();
        eprintln!("{name}: {accuracy:.3}");
        let verdict = if accuracy >= 0.9 { "at least" } else { "below" };
        println!(
            "{name}: {} flowers, accuracy {verdict} 0.9",
            part.nsamples()
        );
    }
    Ok(())
}
// ANCHOR_END: score
