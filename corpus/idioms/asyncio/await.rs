// ANCHOR: await
use tokio::task::yield_now;

async fn price(article: &str) -> Result<usize, String> {
    yield_now().await;
    if article == "jam" {
        return Err(article.to_owned());
    }
    Ok(article.chars().count())
}

async fn total(articles: &[&str]) -> Result<usize, String> {
    let mut result = 0;
    for article in articles {
        result += price(article).await?;
    }
    Ok(result)
}
// ANCHOR_END: await
// ANCHOR: main

#[tokio::main]
pub async fn main() -> Result<(), String> {
    println!("{}", total(&["tea", "cup"]).await?);
    if let Err(article) = total(&["jam"]).await {
        println!("unknown: {article}");
    }
    Ok(())
}
// ANCHOR_END: main
