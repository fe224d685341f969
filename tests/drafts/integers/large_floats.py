"""Integers of floats that are beyond 64 bits."""
print(int(1e18), int(-1e18))
print(int(1e20))
