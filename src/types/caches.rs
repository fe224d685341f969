//! What the caches of functools tell of themselves.

use super::ty::Ty;

/// What a cache of functools tells of itself.
pub(crate) const CACHE_INFO: Ty = Ty::Foreign("cache info");

/// The type of a part of that.
pub(crate) fn of_cache_info(name: &str) -> Ty {
    match name {
        "hits" | "misses" | "currsize" => Ty::Int,
        "maxsize" => Ty::Option(Box::new(Ty::Int)),
        _ => Ty::Unknown,
    }
}
