//! Makes signed provider archives, the only form in which a host takes a provider, and pushes them
//! to a registry.

mod archive;
mod keys;
mod registry;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Makes and pushes provider archives.
#[derive(Debug, Parser)]
#[command(name = "par", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a signed archive that holds one program for this machine's architecture
    Create(CreateArguments),
    /// Push an archive and print REFERENCE@DIGEST
    Push(PushArguments),
    /// Print the public key by which others know a provider
    Key(KeyArguments),
}

/// What goes into an archive.
#[derive(Debug, Args)]
pub struct CreateArguments {
    /// Name of the provider
    #[arg(long)]
    pub name: String,

    /// Who made the provider; the signing keys are derived from vendor and name
    #[arg(long, default_value = "pelato")]
    pub vendor: String,

    /// Version of the provider
    #[arg(long)]
    pub version: String,

    /// The provider's program
    #[arg(long)]
    pub binary: PathBuf,

    /// The archive to write
    #[arg(long)]
    pub output: PathBuf,
}

/// Whose key is meant.
#[derive(Debug, Args)]
pub struct KeyArguments {
    /// Name of the provider
    #[arg(long)]
    pub name: String,

    /// Who made the provider
    #[arg(long, default_value = "pelato")]
    pub vendor: String,
}

/// Where an archive goes.
#[derive(Debug, Args)]
pub struct PushArguments {
    /// The archive
    pub archive: PathBuf,

    /// REGISTRY/REPOSITORY:TAG
    pub reference: String,

    /// Talk plain HTTP to the registry
    #[arg(long)]
    pub insecure: bool,

    /// User name for the registry
    #[arg(long, env = "PAR_USER", requires = "password")]
    pub user: Option<String>,

    /// Password for the registry
    #[arg(long, env = "PAR_PASSWORD", hide_env_values = true, requires = "user")]
    pub password: Option<String>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Create(arguments) => archive::create(&arguments).await,
        Command::Push(arguments) => {
            println!("{}", registry::push(&arguments).await?);
            Ok(())
        }
        Command::Key(arguments) => {
            let key = keys::provider(&arguments.vendor, &arguments.name)?;
            println!("{}", key.public_key());
            Ok(())
        }
    }
}
