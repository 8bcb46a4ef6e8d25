//! A connection pool for each linked component, and one for all with equal settings where asked.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::Context;
use deadpool_postgres::{Config, Object, Pool, PoolConfig, Runtime};
use rustls::{ClientConfig, RootCertStore};
use tokio::sync::RwLock;
use tokio_postgres::NoTls;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::settings::Settings;

/// Pools by the id of the component that they serve. Connections open when they are first used.
#[derive(Clone, Default)]
pub struct Pools {
    by_component: Arc<RwLock<HashMap<String, Pool>>>,
}

impl Pools {
    /// Gives a component its pool, in place of one that it may have.
    ///
    /// # Errors
    ///
    /// The machine's certificates cannot be read.
    pub async fn open(&self, component: &str, settings: &Settings) -> anyhow::Result<()> {
        let pool = create(settings)?;
        let mut pools = self.by_component.write().await;
        pools.insert(component.to_owned(), pool);
        Ok(())
    }

    /// Closes a component's pool.
    pub async fn close(&self, component: &str) {
        if let Some(pool) = self.by_component.write().await.remove(component) {
            pool.close();
        }
    }

    /// Closes all pools.
    pub async fn close_all(&self) {
        for (_, pool) in self.by_component.write().await.drain() {
            pool.close();
        }
    }

    /// A connection to a component's database.
    ///
    /// # Errors
    ///
    /// The component has no pool, or the database refuses. The texts are the official provider's.
    pub async fn connection(&self, component: &str) -> Result<Object, String> {
        let pool = self.by_component.read().await.get(component).cloned();
        let pool = pool.ok_or_else(|| {
            format!("missing connection pool for source [{component}] while querying")
        })?;
        pool.get()
            .await
            .map_err(|error| format!("failed to build client from pool: {}", chain(&error)))
    }
}

/// An error with what caused it, in one line.
pub fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let next = error.to_string();
        if !text.contains(&next) {
            text = format!("{text}: {next}");
        }
        cause = error.source();
    }
    text
}

fn create(settings: &Settings) -> anyhow::Result<Pool> {
    let config = Config {
        host: Some(settings.host.clone()),
        port: Some(settings.port),
        user: Some(settings.username.clone()),
        password: Some(settings.password.clone()),
        dbname: Some(settings.database.clone()),
        pool: settings.pool_size.map(PoolConfig::new),
        ..Config::new()
    };
    let runtime = Some(Runtime::Tokio1);
    let pool = if settings.tls_required {
        config.create_pool(runtime, MakeRustlsConnect::new(tls()?))
    } else {
        config.create_pool(runtime, NoTls)
    };
    pool.context("cannot create a connection pool")
}

fn tls() -> anyhow::Result<ClientConfig> {
    let mut roots = RootCertStore::empty();
    let machine = rustls_native_certs::load_native_certs();
    roots.add_parsable_certificates(machine.certs);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .context("cannot set up TLS")?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
}
