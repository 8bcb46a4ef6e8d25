//! Pushing an archive as an OCI artifact, with the media types that hosts and `wash` use.

use anyhow::Context;
use oci_client::client::{ClientConfig, ClientProtocol, Config, ImageLayer};
use oci_client::secrets::RegistryAuth;
use oci_client::{Client, Reference};

use crate::PushArguments;

const LAYER: &str = "application/vnd.wasmcloud.provider.archive.layer.v1+par";
const CONFIG: &str = "application/vnd.wasmcloud.provider.archive.config";

/// Pushes the archive and returns the reference with the digest of its manifest.
///
/// # Errors
///
/// An archive that cannot be read, a reference that is none, or a registry that refuses.
pub async fn push(arguments: &PushArguments) -> anyhow::Result<String> {
    let archive = tokio::fs::read(&arguments.archive)
        .await
        .with_context(|| format!("cannot read the archive {}", arguments.archive.display()))?;
    let reference: Reference = arguments
        .reference
        .parse()
        .with_context(|| format!("{} is not REGISTRY/REPOSITORY:TAG", arguments.reference))?;

    let client = client(arguments);
    let auth = authentication(arguments);
    let layers = [ImageLayer::new(archive, LAYER.to_owned(), None)];
    let config = Config::new(b"{}".to_vec(), CONFIG.to_owned(), None);
    client
        .push(&reference, &layers, config, &auth, None)
        .await
        .with_context(|| format!("cannot push to {reference}"))?;
    let digest = client
        .fetch_manifest_digest(&reference, &auth)
        .await
        .with_context(|| format!("cannot read the digest of {reference}"))?;
    Ok(format!("{reference}@{digest}"))
}

fn client(arguments: &PushArguments) -> Client {
    let protocol = if arguments.insecure {
        ClientProtocol::Http
    } else {
        ClientProtocol::Https
    };
    Client::new(ClientConfig {
        protocol,
        use_monolithic_push: true,
        ..ClientConfig::default()
    })
}

fn authentication(arguments: &PushArguments) -> RegistryAuth {
    match (&arguments.user, &arguments.password) {
        (Some(user), Some(password)) => RegistryAuth::Basic(user.clone(), password.clone()),
        _ => RegistryAuth::Anonymous,
    }
}
