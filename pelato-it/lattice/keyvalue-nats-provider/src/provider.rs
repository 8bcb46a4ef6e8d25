//! Links that come and go.

use std::collections::HashMap;

use anyhow::Context as _;
use async_nats::jetstream::kv::Store;
use wasmcloud_provider_sdk::{
    get_connection, load_host_data, run_provider, serve_provider_exports, Context, LinkConfig,
    LinkDeleteInfo, Provider,
};

use crate::bindings::{self, store::Error};
use crate::buckets::Buckets;
use crate::settings::Settings;

const NAME: &str = "keyvalue-nats-provider";

/// Serves wasi:keyvalue to linked components.
#[derive(Clone)]
pub struct KeyValueProvider {
    config: HashMap<String, String>,
    buckets: Buckets,
}

/// Serves until the host says stop.
///
/// # Errors
///
/// The host's data cannot be read or the lattice cannot be reached.
pub async fn run() -> anyhow::Result<()> {
    let host = load_host_data().context("cannot read the host's data")?;
    let provider = KeyValueProvider {
        config: host.config.clone(),
        buckets: Buckets::default(),
    };
    let shutdown = run_provider(provider.clone(), NAME)
        .await
        .context("the provider did not start")?;
    let connection = get_connection();
    let client = connection
        .get_wrpc_client(connection.provider_key())
        .await?;
    serve_provider_exports(&client, provider, shutdown, bindings::serve)
        .await
        .context("the provider cannot serve")
}

impl KeyValueProvider {
    /// The bucket that a call is about. The texts of errors are the official provider's.
    ///
    /// # Errors
    ///
    /// The component has no link of that name.
    pub async fn bucket(&self, context: Option<Context>, name: &str) -> Result<Store, Error> {
        let component = context
            .and_then(|context| context.component)
            .ok_or_else(|| Error::Other("no consumer component in the request".to_owned()))?;
        self.buckets
            .find(&component, name)
            .await
            .map_err(Error::Other)
    }
}

impl Provider for KeyValueProvider {
    async fn receive_link_config_as_target(&self, link: LinkConfig<'_>) -> anyhow::Result<()> {
        let settings = Settings::read(&self.config, link.config, link.secrets)?;
        self.buckets
            .open(link.source_id, link.link_name, &settings)
            .await
    }

    async fn delete_link_as_target(&self, link: impl LinkDeleteInfo) -> anyhow::Result<()> {
        self.buckets.close(link.get_source_id()).await;
        Ok(())
    }

    async fn shutdown(&self) -> anyhow::Result<()> {
        self.buckets.close_all().await;
        Ok(())
    }
}
