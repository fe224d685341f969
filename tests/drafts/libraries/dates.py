from datetime import date, datetime, time, timedelta


def check(text):
    try:
        day = date.fromisoformat(text)
    except ValueError as e:
        return f"{text!r}: {e}"
    return f"{day} is day {day.timetuple().tm_yday}, week {day.isocalendar()[1]}"


def build(y, m, d):
    try:
        return str(date(y, m, d))
    except ValueError as e:
        return f"no: {e}"


for text in ["2024-02-29", "2023-02-29", "2024-2-9", "20240229", "", "tomorrow", "2024-13-01"]:
    print(check(text))
for y, m, d in [(2024, 2, 30), (0, 1, 1), (2024, 0, 1), (10000, 1, 1), (1999, 12, 31)]:
    print(build(y, m, d))

for text, form in [("31/12/2023", "%d/%m/%Y"), ("31/02/2023", "%d/%m/%Y"), ("5 Mar 2024", "%d %b %Y"),
                   ("2024-01-05 extra", "%Y-%m-%d"), ("24-01-05", "%Y-%m-%d"), ("11:05 PM", "%I:%M %p"), ("12:00 am", "%I:%M %p")]:
    try:
        print(datetime.strptime(text, form))
    except ValueError as e:
        print("error:", e)
t = time(7, 5)
print(t, time(23, 59, 58, 120), t < time(12), t.hour * 60 + t.minute, [t])
print(timedelta(hours=25), timedelta(minutes=-5), timedelta(seconds=0.25), timedelta(weeks=1, days=1))
print(repr(timedelta(days=2, seconds=5)), timedelta(minutes=95) // timedelta(minutes=10), timedelta(1) / 48, -timedelta(hours=1))
print([datetime(2024, 1, 5), datetime(2024, 1, 5, 10, 30, 5)], abs(timedelta(hours=-3)), bool(timedelta()), timedelta(days=1) * 3)
