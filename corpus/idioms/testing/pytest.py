# ANCHOR: code
import pytest


def parse_share(text):
    share = int(text.removesuffix("%"))
    if share > 100:
        raise ValueError(f"{share} is too much")
    return share
# ANCHOR_END: code
# ANCHOR: tests


@pytest.mark.parametrize("text, share", [("7%", 7), ("100", 100)])
def test_shares(text, share):
    assert parse_share(text) == share


def test_too_much():
    with pytest.raises(ValueError, match="too much"):
        parse_share("130%")
# ANCHOR_END: tests
# ANCHOR: main


test_shares("7%", 7)
test_too_much()
print("passed")
# ANCHOR_END: main
