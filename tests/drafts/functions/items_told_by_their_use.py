"""What the body says of an item is not known of the dict that it stands in: this stays open."""

def split(d):
    out = []
    for k, v in d.items():
        out.append(v)
        v.append(k)
    return out


def main():
    print(split({}))
    print(len(split({})))


main()
