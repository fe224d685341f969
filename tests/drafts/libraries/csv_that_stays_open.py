import csv
import json
import sys


def write(writer):
    writer.writerow(["a"])


def loaded(text):
    try:
        data: list[int] = json.loads(text)
    except ValueError as error:
        print(error)
        return [0]
    return data


write(csv.writer(sys.stdout))
spaced = csv.reader(["a, b"], skipinitialspace=True)
print(list(spaced), loaded("[1"))
