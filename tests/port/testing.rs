//! Files of tests: each test is a `#[test]`, which Cargo finds and runs.

use std::process::Command;

use crate::{Place, target};

const UNITTEST: &str = "\
import unittest


class Stock:
    def __init__(self, rows):
        self.rows = dict(rows)

    def take(self, name, count):
        if self.rows[name] < count:
            raise ValueError(f'only {self.rows[name]} of {name}')
        self.rows[name] -= count
        return self.rows[name]


def mean(values):
    return sum(values) / len(values)


class TestStock(unittest.TestCase):
    def setUp(self):
        self.stock = Stock([('tea', 3), ('salt', 1)])

    def test_take(self):
        self.assertEqual(self.stock.take('tea', 2), 1)
        self.assertNotIn('sugar', self.stock.rows, 'no sugar {here}')
        self.assertTrue(self.stock.rows)

    def test_fresh(self):
        self.assertEqual(self.stock.rows['tea'], 3)
        self.assertIsNone(self.stock.rows.get('x'))

    def test_too_much(self):
        with self.assertRaises(ValueError) as caught:
            self.stock.take('salt', 2)
        self.assertEqual(str(caught.exception), 'only 1 of salt')


class TestMean(unittest.TestCase):
    def test_fresh(self):
        self.assertAlmostEqual(mean([0.1, 0.2, 0.3]), 0.2)

    def test_rows(self):
        for values, wanted in [([1.0, 2.0], 1.5), ([4.0], 4.0)]:
            with self.subTest(values=values):
                self.assertEqual(mean(values), wanted)

    def test_none(self):
        self.assertRaises(ValueError, int, 'x')

    @unittest.skip('not \"yet\"')
    def test_later(self):
        self.fail('no')


if __name__ == '__main__':
    unittest.main()
";

const PYTEST: &str = "\
import pytest


def share(total, people):
    if people == 0:
        raise ValueError('nobody to share with')
    return total / people


@pytest.fixture
def bill():
    return [12.5, 7.5]


# Everybody pays the same.
@pytest.mark.parametrize('people, each', [(1, 20.0), (4, 5.0)])
def test_share(bill, people, each):
    assert share(sum(bill), people) == pytest.approx(each)


class TestErrors:
    def test_nobody(self, bill):
        with pytest.raises(ValueError, match='nobody'):
            share(sum(bill), 0)

    def test_message(self):
        with pytest.raises(ValueError) as info:
            share(1, 0)
        assert str(info.value) == 'nobody to share with'
";

/// The draft of a file without holes, and how its tests go: their names and what became of them.
fn run(name: &str, text: &str) -> (String, Vec<String>) {
    let place = Place::with(name, text);
    let ran = place.py2rs(&["port", name, "ported"]);
    assert_eq!((ran.status, &*ran.stderr), (0, ""), "{ran:?}");
    let rust = place.read("ported/src/main.rs");
    assert!(!rust.contains("todo!"), "{rust}");
    let output = Command::new("cargo")
        .args(["test", "--offline"])
        .current_dir(place.path().join("ported"))
        .env("CARGO_TARGET_DIR", target())
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stdout);
    let lines = said.lines().filter_map(|it| it.strip_prefix("test "));
    let mut tests: Vec<String> = lines
        .filter(|it| it.contains(" ... "))
        .map(str::to_owned)
        .collect();
    tests.sort();
    let why = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!tests.is_empty(), "{rust}\n{why}");
    (rust, tests)
}

#[test]
fn a_file_of_unittest_is_tested_by_cargo() {
    let (rust, tests) = run("stock.py", UNITTEST);
    let wanted = [
        "test_fresh ... ok",
        "test_later ... ignored, not \"yet\"",
        "test_mean_test_fresh ... ok",
        "test_none ... ok",
        "test_rows ... ok",
        "test_take ... ok",
        "test_too_much ... ok",
    ];
    assert_eq!(tests, wanted, "{rust}");
    assert!(
        rust.contains("#[test]\nfn test_take() -> Result<(), Error> {"),
        "{rust}"
    );
    assert!(rust.contains("\"no sugar {{here}}\""), "{rust}");
}

#[test]
fn a_file_of_pytest_is_tested_by_cargo() {
    let (rust, tests) = run("test_bill.py", PYTEST);
    let wanted = [
        "test_message ... ok",
        "test_nobody ... ok",
        "test_share ... ok",
    ];
    assert_eq!(tests, wanted, "{rust}");
    assert!(
        rust.contains("// Everybody pays the same.\n#[test]\nfn test_share() -> "),
        "{rust}"
    );
}

#[test]
fn a_test_that_fails_fails() {
    let text = "def double(n):\n    return n + n\n\n\ndef test_double():\n    assert double(2) == 5, 'not {five}'\n";
    let (rust, tests) = run("double.py", text);
    assert_eq!(tests, ["test_double ... FAILED"], "{rust}");
    assert!(
        rust.contains("assert_eq!(double(2), 5, \"not {{five}}\");"),
        "{rust}"
    );
}

#[test]
fn a_function_that_the_file_calls_is_no_test() {
    let text =
        "def test_even(n):\n    assert n >= 0\n    return n % 2 == 0\n\n\nprint(test_even(4))\n";
    let place = Place::with("even.py", text);
    let ran = place.py2rs(&["port", "even.py"]);
    assert!(!ran.stdout.contains("#[test]"), "{ran:?}");
}
