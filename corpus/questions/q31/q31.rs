// ANCHOR: app
use axum::body::Body;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{self, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use http_body_util::BodyExt;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::error::Error;
use std::sync::Arc;
use tower::ServiceExt;

type Books = Arc<Mutex<BTreeMap<u64, String>>>;

fn app() -> Router {
    let books = BTreeMap::from([(1, "Dune".to_owned())]);
    Router::new()
        .route("/books/{id}", get(show))
        .route("/books", post(add))
        .fallback(async || ApiError::NotFound)
        .with_state(Books::new(Mutex::new(books)))
}
// ANCHOR_END: app

// ANCHOR: show
#[derive(Serialize)]
struct Book {
    id: u64,
    title: String,
}

async fn show(State(books): State<Books>, Path(id): Path<u64>) -> Result<Json<Book>, ApiError> {
    let title = books.lock().get(&id).cloned();
    let title = title.ok_or(ApiError::NotFound)?;
    Ok(Json(Book { id, title }))
}
// ANCHOR_END: show

// ANCHOR: add
#[derive(Deserialize)]
struct NewBook {
    title: String,
}

async fn add(
    State(books): State<Books>,
    // PAIR: body
    body: Result<Json<NewBook>, JsonRejection>,
) -> Result<(StatusCode, Json<Book>), ApiError> {
    let Json(NewBook { title }) = body?;
    let mut books = books.lock();
    let id = books.last_key_value().map_or(1, |(id, _)| id + 1);
    books.insert(id, title.clone());
    Ok((StatusCode::CREATED, Json(Book { id, title })))
}
// ANCHOR_END: add

// ANCHOR: errors
#[derive(Debug, thiserror::Error)]
enum ApiError {
    #[error("not found")]
    NotFound,
    #[error("title expected")]
    InvalidBody(#[from] JsonRejection),
}

impl IntoResponse for ApiError {
    // PAIR: response
    fn into_response(self) -> Response {
        let status = match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::InvalidBody(_) => StatusCode::UNPROCESSABLE_ENTITY,
        };
        // PAIR: response-body
        (status, Json(json!({ "error": self.to_string() }))).into_response()
    }
}
// ANCHOR_END: errors

// ANCHOR: client
fn fetch(path: &str) -> http::Result<Request<Body>> {
    Request::get(path).body(Body::empty())
}

fn submit(path: &str, body: &Value) -> http::Result<Request<Body>> {
    Request::post(path)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_string()))
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() -> Result<(), Box<dyn Error>> {
    let app = app();
    for request in [
        fetch("/books/1")?,
        submit("/books", &json!({ "title": "Emma" }))?,
        fetch("/books/2")?,
        submit("/books", &json!({ "title": 7 }))?,
        fetch("/books/9")?,
        fetch("/authors")?,
    ] {
        let response = app.clone().oneshot(request).await?;
        let status = response.status().as_u16();
        let body = response.into_body().collect().await?.to_bytes();
        println!("{status} {}", str::from_utf8(&body)?);
    }
    Ok(())
}
// ANCHOR_END: client
