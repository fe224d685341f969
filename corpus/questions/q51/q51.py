# ANCHOR: database
from unittest.mock import MagicMock, call, create_autospec
import unittest


class MyDatabase:
    def connect(self):
        raise ConnectionError("no server")

    def fetch_data(self):
        raise ConnectionError("not connected")

    def close(self):
        pass
# ANCHOR_END: database


# ANCHOR: report
def report(db):
    db.connect()
    try:
        row = db.fetch_data()
    finally:
        db.close()
    return f"{row['id']}: {row['data']}"
# ANCHOR_END: report


# ANCHOR: mock
class MyTest(unittest.TestCase):
    def test_database_operations(self):
        db = MyDatabase()
        db.connect = MagicMock(name='connect')
        db.fetch_data = MagicMock(name='fetch_data', return_value={'id': 1, 'data': 'Test'})
        db.close = MagicMock(name='close')

        result = report(db)

        self.assertEqual(result, "1: Test")
        db.connect.assert_called_once_with()
        db.fetch_data.assert_called_once_with()
        db.close.assert_called_once_with()
    # ANCHOR_END: mock

    # ANCHOR: failure
    def test_failing_fetch(self):
        # PAIR: double
        db = create_autospec(MyDatabase, instance=True)
        # PAIR: lost
        db.fetch_data.side_effect = ConnectionError("connection lost")

        with self.assertRaisesRegex(ConnectionError, "connection lost"):
            # PAIR: reported
            report(db)

        self.assertEqual(db.mock_calls, [call.connect(), call.fetch_data(), call.close()])
    # ANCHOR_END: failure


# ANCHOR: main
if __name__ == '__main__':
    try:
        print(report(MyDatabase()))
    except ConnectionError as e:
        print(f"without a mock: {e}")

    result = unittest.main(exit=False).result
    print(f"{result.testsRun} tests, {len(result.failures + result.errors)} failed")
# ANCHOR_END: main
