//! A provider of `wasmcloud:postgres` 0.1.1-draft: the interface and the link keys of the official
//! image `sqldb-postgres`, which no registry of crates has.

mod bindings;
mod pools;
mod provider;
mod settings;
mod statements;
mod value;

use tracing_subscriber::EnvFilter;

/// Runs until the host that started it says stop. The host's data comes on standard input.
#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .init();
    provider::run().await
}
