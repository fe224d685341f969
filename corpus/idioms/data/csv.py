# ANCHOR: csv
import csv
import io


def total_by_city(text):
    totals = {}
    for row in csv.DictReader(io.StringIO(text)):
        totals[row["city"]] = totals.get(row["city"], 0) + int(row["amount"])
    return totals
# ANCHOR_END: csv
# ANCHOR: main


text = 'city,amount\nOslo,3\n"Rio, de Janeiro",5\nOslo,4\n'
for city, total in sorted(total_by_city(text).items()):
    print(city, total)
# ANCHOR_END: main
