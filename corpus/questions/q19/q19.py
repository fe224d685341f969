# ANCHOR: lru-cache
from collections import OrderedDict
from functools import wraps


def lru_cache(maxsize):
    # PAIR: decorated
    def decorator(func):
        # PAIR: cache
        cache = OrderedDict()
        # ANCHOR_END: lru-cache

        # ANCHOR: lookup
        @wraps(func)
        def wrapper(*args, **kwargs):
            key = (args, tuple(sorted(kwargs.items())))
            if key in cache:
                cache.move_to_end(key)
                return cache[key]
            # ANCHOR_END: lookup
            # ANCHOR: eviction
            result = func(*args, **kwargs)
            cache[key] = result
            if len(cache) > maxsize:
                cache.popitem(last=False)
            return result
        return wrapper
    return decorator
# ANCHOR_END: eviction


# ANCHOR: compute
@lru_cache(maxsize=2)
def compute(x):
    print(f"Computing {x}")
    return x * x
# ANCHOR_END: compute


# ANCHOR: usage
print(compute(4))
print(compute(5))
print(compute(4))  # Kept, and now the most recently used
print(compute(3))  # Evicts 5
print(compute(5))  # Computed again, evicts 4
# ANCHOR_END: usage
