//! WADM: the library `wadm` behind its own command line, which is the official program's.

use anyhow::{bail, Context};
use clap::Parser;
use tokio::signal::unix::{signal, SignalKind};
use tracing::info;
use tracing_subscriber::EnvFilter;
use wadm::config::WadmConfig;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let configuration = WadmConfig::parse();
    start_logging(configuration.structured_logging);

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        ended = serve(configuration) => ended,
        _ = terminate.recv() => Ok(()),
        _ = interrupt.recv() => Ok(()),
    }
}

fn start_logging(structured: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if structured {
        log.json().init();
    } else {
        log.with_ansi(false).init();
    }
}

/// Serves until one of WADM's tasks ends, which none does while all is well.
async fn serve(configuration: WadmConfig) -> anyhow::Result<()> {
    let nats = without_credentials(&configuration.nats_server);
    let mut tasks = wadm::start_wadm(configuration)
        .await
        .with_context(|| format!("WADM did not start with the NATS server {nats}"))?;
    info!(%nats, "wadm started");
    match tasks.join_next().await {
        Some(ended) => ended?.context("a task of WADM ended"),
        None => bail!("WADM has no task to run"),
    }
}

/// NATS servers for a log: what stands before an `@` is a user with a password, or a token.
fn without_credentials(servers: &str) -> String {
    let shown: Vec<String> = servers
        .split(',')
        .map(|server| {
            let (scheme, rest) = server.split_once("://").unwrap_or(("nats", server));
            let address = rest.rsplit_once('@').map_or(rest, |(_, address)| address);
            format!("{scheme}://{address}")
        })
        .collect();
    shown.join(",")
}

#[cfg(test)]
mod tests {
    use super::without_credentials;

    #[test]
    fn a_password_is_not_shown() {
        assert_eq!(
            without_credentials("tls://wadm:p@ss@nats.example.com:4222"),
            "tls://nats.example.com:4222"
        );
        assert_eq!(
            without_credentials("token@127.0.0.1:4222"),
            "nats://127.0.0.1:4222"
        );
    }

    #[test]
    fn every_server_is_shown() {
        assert_eq!(
            without_credentials("u:p@one:4222,nats://two:4222"),
            "nats://one:4222,nats://two:4222"
        );
    }
}
