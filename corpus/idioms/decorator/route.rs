// ANCHOR: route
use axum::Router;
use axum::extract::Query;
use axum::routing::get;
use serde::Deserialize;

#[derive(Deserialize)]
struct Greeting {
    name: String,
}

async fn hello(Query(greeting): Query<Greeting>) -> String {
    format!("Hello, {}!", greeting.name)
}

fn app() -> Router {
    Router::new().route("/hello", get(hello))
}
// ANCHOR_END: route
// ANCHOR: main

use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use tower::ServiceExt;

#[tokio::main]
pub async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let request = Request::get("/hello?name=Ada").body(Body::empty())?;
    let response = app().oneshot(request).await?;
    let body = response.into_body().collect().await?.to_bytes();
    println!("{}", String::from_utf8_lossy(&body));
    Ok(())
}
// ANCHOR_END: main
