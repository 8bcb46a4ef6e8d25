//! A wasmCloud 1.9 host: the library `wasmcloud-host` behind the command line of the official
//! `wasmcloud` program, so that it can take that program's place in a container image too.

mod arguments;
mod configuration;
mod credentials;
mod labels;

use std::time::Duration;

use anyhow::Context;
use clap::Parser;
use tokio::signal::unix::{signal, SignalKind};
use tokio::time::{timeout, timeout_at};
use tracing_subscriber::EnvFilter;
use wasmcloud_host::{WasmbusHost, WasmbusHostConfig};

use crate::arguments::Arguments;

/// How long a host that was told to stop by a signal may take to say goodbye to the lattice.
const GOODBYE: Duration = Duration::from_secs(10);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    start_logging(&arguments);
    run(configuration::from_arguments(arguments)?).await
}

fn start_logging(arguments: &Arguments) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| {
        EnvFilter::new(format!("{},cranelift_codegen=warn", arguments.log_level))
    });
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if arguments.enable_structured_logging {
        log.json().init();
    } else {
        log.with_ansi(false).init();
    }
}

/// Runs the host until a signal or a request of the lattice stops it, then tells the lattice.
async fn run(configuration: WasmbusHostConfig) -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;

    let (host, shutdown) = tokio::select! {
        started = WasmbusHost::new(configuration) => started.context("the host did not start")?,
        _ = terminate.recv() => return Ok(()),
        _ = interrupt.recv() => return Ok(()),
    };
    let deadline = tokio::select! {
        _ = terminate.recv() => None,
        _ = interrupt.recv() => None,
        stopped = host.stopped() => stopped?,
    };
    drop(host);

    match deadline {
        Some(deadline) => timeout_at(deadline, shutdown).await,
        None => timeout(GOODBYE, shutdown).await,
    }
    .context("the host did not stop in time")?
    .context("the host did not stop cleanly")
}
