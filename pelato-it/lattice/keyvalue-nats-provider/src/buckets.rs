//! Open buckets by the component that uses them and the link that names them.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::{bail, Context};
use async_nats::jetstream;
use async_nats::jetstream::kv::{Config, Store};
use async_nats::{AuthError, ConnectOptions};
use nkeys::KeyPair;
use tokio::sync::RwLock;
use tracing::warn;

use crate::settings::Settings;

type Links = HashMap<String, Store>;

/// All open buckets.
#[derive(Clone, Default)]
pub struct Buckets {
    by_component: Arc<RwLock<HashMap<String, Links>>>,
}

impl Buckets {
    /// Opens a link's bucket, and creates it first where the link asks for that.
    ///
    /// # Errors
    ///
    /// NATS cannot be reached, or there is no such bucket.
    pub async fn open(
        &self,
        component: &str,
        link: &str,
        settings: &Settings,
    ) -> anyhow::Result<()> {
        let store = connect(settings).await?;
        let mut components = self.by_component.write().await;
        let links = components.entry(component.to_owned()).or_default();
        links.insert(link.to_owned(), store);
        Ok(())
    }

    /// Closes all buckets of a component, as the official provider does when any of its links goes.
    pub async fn close(&self, component: &str) {
        self.by_component.write().await.remove(component);
    }

    /// Closes all buckets.
    pub async fn close_all(&self) {
        self.by_component.write().await.clear();
    }

    /// The bucket of a component's link; what a component gives to `open` is the link's name.
    ///
    /// # Errors
    ///
    /// The component has no link, or none of that name.
    pub async fn find(&self, component: &str, link: &str) -> Result<Store, String> {
        let components = self.by_component.read().await;
        let links = components
            .get(component)
            .ok_or_else(|| format!("consumer component not linked: {component}"))?;
        links
            .get(link)
            .cloned()
            .ok_or_else(|| format!("No NATS Kv store found for bucket id (link name): {link}"))
    }
}

async fn connect(settings: &Settings) -> anyhow::Result<Store> {
    let address = &settings.cluster_uri;
    let client = options(settings)?
        .name("NATS Key-Value Provider")
        .connect(address)
        .await
        .with_context(|| format!("cannot connect to {address}"))?;
    let context = match &settings.js_domain {
        Some(domain) => jetstream::with_domain(client, domain),
        None => jetstream::new(client),
    };

    let bucket = &settings.bucket;
    if settings.create_bucket {
        let config = Config {
            bucket: bucket.clone(),
            ..Config::default()
        };
        // One that is there with other settings is taken as it is.
        if let Err(error) = context.create_key_value(config).await {
            warn!("failed to auto create bucket [{bucket}]: {error}");
        }
    }
    context
        .get_key_value(bucket)
        .await
        .with_context(|| format!("cannot open the bucket {bucket}"))
}

fn options(settings: &Settings) -> anyhow::Result<ConnectOptions> {
    let options = match (&settings.client_jwt, &settings.client_seed) {
        (Some(jwt), Some(seed)) => {
            let key = KeyPair::from_seed(seed).context("client_seed is not the seed of a key")?;
            let key = Arc::new(key);
            ConnectOptions::with_jwt(jwt.clone(), move |nonce| {
                let key = Arc::clone(&key);
                async move { key.sign(&nonce).map_err(AuthError::new) }
            })
        }
        (None, None) => ConnectOptions::new(),
        _ => bail!("client_jwt and client_seed go together"),
    };
    Ok(match &settings.tls_ca_file {
        Some(file) => options
            .add_root_certificates(file.clone())
            .require_tls(true),
        None => options,
    })
}

#[cfg(test)]
mod tests {
    use super::Buckets;

    #[tokio::test]
    async fn a_component_without_links_is_told_so() {
        let refusal = Buckets::default().find("reader", "store").await;
        assert_eq!(
            refusal.err().unwrap(),
            "consumer component not linked: reader"
        );
    }
}
