// ANCHOR: route
use axum::extract::Path;
use axum::routing::get;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

// PAIR: app
fn app() -> Router {
    Router::new().route("/users/{id}", get(show).post(rename))
}

#[derive(Serialize, Deserialize)]
struct User {
    id: u32,
    name: String,
}

#[derive(Deserialize)]
struct Renaming {
    name: String,
}

async fn show(Path(id): Path<u32>) -> Json<User> {
    let name = "Ada".to_owned();
    Json(User { id, name })
}

async fn rename(Path(id): Path<u32>, Json(Renaming { name }): Json<Renaming>) -> Json<User> {
    Json(User { id, name })
}
// ANCHOR_END: route
// ANCHOR: main

use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use tower::ServiceExt;

#[tokio::main]
pub async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let showing = Request::get("/users/7").body(Body::empty())?;
    let renaming = Request::post("/users/7")
        .header("Content-Type", "application/json")
        .body(Body::from(r#"{"name": "Grace"}"#))?;
    for request in [showing, renaming] {
        let response = app().oneshot(request).await?;
        let body = response.into_body().collect().await?.to_bytes();
        let user: User = serde_json::from_slice(&body)?;
        println!("{}", user.name);
    }
    let unknown = Request::get("/users").body(Body::empty())?;
    println!("{}", app().oneshot(unknown).await?.status().as_u16());
    Ok(())
}
// ANCHOR_END: main
