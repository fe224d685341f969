# ANCHOR: unpack
def bounds(points):
    first, *rest = points
    (left, top), (right, bottom) = first, first
    for x, y in rest:
        left, right = min(left, x), max(right, x)
        top, bottom = min(top, y), max(bottom, y)
    return left, top, right, bottom
# ANCHOR_END: unpack
# ANCHOR: main


left, top, right, bottom = bounds([(3, 4), (1, 9), (6, 2)])
print(f"{right - left} by {bottom - top}")
# ANCHOR_END: main
