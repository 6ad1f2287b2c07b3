//! `services-rust serve` answers at a free port, which it prints; `services-rust ask URL` calls every
//! operation there and prints what came of each.

use services_rust::{ask, router};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["serve"] => {
            let listener = TcpListener::bind("127.0.0.1:0").await?;
            println!("http://{}", listener.local_addr()?);
            axum::serve(listener, router()).await?;
        }
        ["ask", url] => {
            for line in ask::everything(url).await? {
                println!("{line}");
            }
        }
        _ => return Err("usage: services-rust serve | services-rust ask URL".into()),
    }
    Ok(())
}
