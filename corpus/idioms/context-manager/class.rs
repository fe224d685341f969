// ANCHOR: class
struct Transaction<'a> {
    rows: &'a mut Vec<String>,
    added: Vec<String>,
    is_committed: bool,
}

impl<'a> Transaction<'a> {
    fn begin(rows: &'a mut Vec<String>) -> Self {
        Self {
            rows,
            added: Vec::new(),
            is_committed: false,
        }
    }

    fn add(&mut self, row: &str) -> Result<(), &'static str> {
        if row.is_empty() {
            return Err("an empty row");
        }
        self.added.push(row.to_owned());
        Ok(())
    }

    fn commit(mut self) {
        self.rows.append(&mut self.added);
        self.is_committed = true;
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if !self.is_committed {
            // PAIR: rolled-back
            println!("rolled back");
        }
    }
}
// ANCHOR_END: class

// ANCHOR: book
fn book(rows: &mut Vec<String>, seats: &[&str]) -> Result<(), &'static str> {
    let mut transaction = Transaction::begin(rows);
    for seat in seats {
        transaction.add(seat)?;
    }
    transaction.commit();
    Ok(())
}
// ANCHOR_END: book
// ANCHOR: main

pub fn main() {
    let mut rows = Vec::new();
    for seats in [["1A", "1B"], ["2A", ""]] {
        // PAIR: refused
        if let Err(error) = book(&mut rows, &seats) {
            // PAIR: told
            println!("{error}");
        }
    }
    println!("['{}']", rows.join("', '"));
}
// ANCHOR_END: main
