// ANCHOR: database
use mockall::{Sequence, automock};
use std::panic;

#[derive(Debug, PartialEq, thiserror::Error)]
#[error("{0}")]
struct ConnectionError(&'static str);

struct Row {
    id: u32,
    data: String,
}

#[automock]
trait Database {
    fn connect(&mut self) -> Result<(), ConnectionError>;
    fn fetch_data(&mut self) -> Result<Row, ConnectionError>;
    fn close(&mut self);
}
// ANCHOR_END: database

// ANCHOR: implementation
struct MyDatabase;

impl Database for MyDatabase {
    fn connect(&mut self) -> Result<(), ConnectionError> {
        Err(ConnectionError("no server"))
    }

    fn fetch_data(&mut self) -> Result<Row, ConnectionError> {
        Err(ConnectionError("not connected"))
    }

    fn close(&mut self) {}
}
// ANCHOR_END: implementation

// ANCHOR: report
fn report(db: &mut impl Database) -> Result<String, ConnectionError> {
    db.connect()?;
    let fetched = db.fetch_data();
    db.close();
    let Row { id, data } = fetched?;
    Ok(format!("{id}: {data}"))
}
// ANCHOR_END: report

// ANCHOR: mock
fn check_database_operations() {
    let mut db = MockDatabase::new();
    db.expect_connect().once().return_once(|| Ok(()));
    db.expect_fetch_data().once().return_once(|| {
        Ok(Row {
            id: 1,
            data: "Test".into(),
        })
    });
    db.expect_close().once().return_const(());

    let result = report(&mut db);

    assert_eq!(result.as_deref(), Ok("1: Test"));
}
// ANCHOR_END: mock

// ANCHOR: failure
fn check_failing_fetch() {
    let mut order = Sequence::new();
    // PAIR: double
    let mut db = MockDatabase::new();
    db.expect_connect()
        .once()
        .in_sequence(&mut order)
        .return_once(|| Ok(()));
    db.expect_fetch_data()
        .once()
        .in_sequence(&mut order)
        // PAIR: lost
        .return_once(|| Err(ConnectionError("connection lost")));
    db.expect_close()
        .once()
        .in_sequence(&mut order)
        .return_const(());

    // PAIR: reported
    let result = report(&mut db);

    assert_eq!(result, Err(ConnectionError("connection lost")));
}
// ANCHOR_END: failure

// ANCHOR: main
pub fn main() {
    match report(&mut MyDatabase) {
        Ok(text) => println!("{text}"),
        Err(e) => println!("without a mock: {e}"),
    }

    let tests = [check_database_operations, check_failing_fetch];
    let outcomes = tests.map(panic::catch_unwind);
    let failed = outcomes.iter().filter(|outcome| outcome.is_err()).count();
    println!("{} tests, {failed} failed", tests.len());
}
// ANCHOR_END: main

// ANCHOR: tests
#[cfg(test)]
mod tests {
    #[test]
    fn test_database_operations() {
        super::check_database_operations();
    }

    #[test]
    fn test_failing_fetch() {
        super::check_failing_fetch();
    }
}
// ANCHOR_END: tests
