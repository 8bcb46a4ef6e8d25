//! The messaging provider for NATS: the published library behind a program of our own.

/// Runs until the host that started it says stop. The host's data comes on standard input.
#[tokio::main]
async fn main() -> anyhow::Result<()> {
    wasmcloud_provider_messaging_nats::run().await
}
