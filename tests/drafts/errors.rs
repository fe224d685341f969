use thiserror::Error;

#[derive(Debug, Error)]
enum ShopError {
    #[error("{0}")]
    Failed(String),
    #[error("{entity} {{{number}}} not found")]
    NotFound { entity: String, number: i64 },
    #[error("{0}")]
    Empty(String),
}
