//! Runs a command that sees names of its own in /etc/hosts, as if it stood on another machine.
//!
//! Every machine of a lattice reaches its own NATS server under the same name. On a test machine
//! that holds for several hosts only when each looks the name up in a file of its own. The command
//! also gets a process namespace, so whatever it started dies with it, however it dies.

mod names;
mod namespaces;
mod supervisor;

use std::process::ExitCode;

use clap::Parser;

use crate::names::HostName;

/// Runs a command that sees names of its own in /etc/hosts.
///
/// The command's exit code is passed on (128 + N after signal N), SIGTERM, SIGINT, SIGHUP and
/// SIGQUIT are passed to the command, and all its processes end when it or with-hosts ends. The
/// command is process 1 of its namespace: a signal that it has no handler for does not stop it.
/// Without root, the kernel must let users create user namespaces.
#[derive(Debug, Parser)]
#[command(name = "with-hosts", version)]
struct Arguments {
    /// A name and the address that it stands for
    #[arg(value_name = "NAME=ADDRESS", required = true)]
    names: Vec<HostName>,

    /// The command and its arguments
    #[arg(last = true, required = true, value_name = "COMMAND")]
    command: Vec<String>,
}

fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::parse();
    namespaces::enter()?;
    names::mount(&arguments.names)?;
    supervisor::run(&arguments.command)
}
