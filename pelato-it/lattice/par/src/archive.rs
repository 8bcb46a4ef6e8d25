//! Writing an archive.

use std::env::consts::{ARCH, OS};

use anyhow::{anyhow, Context};
use provider_archive::ProviderArchive;

use crate::{keys, CreateArguments};

/// Writes the archive, under a name of its own first so that a crash leaves no half archive.
///
/// # Errors
///
/// A program that cannot be read or an archive that cannot be written.
pub async fn create(arguments: &CreateArguments) -> anyhow::Result<()> {
    let binary = tokio::fs::read(&arguments.binary)
        .await
        .with_context(|| format!("cannot read the program {}", arguments.binary.display()))?;

    let version = Some(arguments.version.clone());
    let mut archive = ProviderArchive::new(&arguments.name, &arguments.vendor, Some(0), version);
    archive
        .add_library(&format!("{ARCH}-{OS}"), &binary)
        .map_err(|error| anyhow!(error))?;

    let output = &arguments.output;
    let partial = output.with_extension("partial");
    archive
        .write(
            &partial,
            &keys::issuer(&arguments.vendor)?,
            &keys::provider(&arguments.vendor, &arguments.name)?,
            false,
        )
        .await
        .map_err(|error| anyhow!(error))
        .with_context(|| format!("cannot write the archive {}", partial.display()))?;
    tokio::fs::rename(&partial, output)
        .await
        .with_context(|| format!("cannot write the archive {}", output.display()))
}
