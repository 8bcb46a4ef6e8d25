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
    /// Gives a component its pool; one that it has already stays, as in the official provider.
    ///
    /// # Errors
    ///
    /// The pool cannot be made.
    pub async fn open(&self, component: &str, settings: &Settings) -> anyhow::Result<()> {
        let mut pools = self.by_component.write().await;
        if !pools.contains_key(component) {
            pools.insert(component.to_owned(), create(settings)?);
        }
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

    /// A connection to a component's database. The texts of errors are the official provider's.
    ///
    /// # Errors
    ///
    /// The component has no pool, which `missing` tells, or the database refuses.
    pub async fn connection(&self, component: &str, missing: &str) -> Result<Object, String> {
        let pool = self.by_component.read().await.get(component).cloned();
        let pool = pool.ok_or_else(|| missing.to_owned())?;
        pool.get()
            .await
            .map_err(|error| failure("failed to build client from pool", &error))
    }
}

/// What was done and what an error says of itself. The official provider tells no more, so the reason that
/// PostgreSQL gives, which is the error's cause, reaches nobody; neither may it here.
pub fn failure(doing: &str, error: &dyn std::error::Error) -> String {
    format!("{doing}: {error}")
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

/// The authorities that browsers trust, and no others: like the official provider it does not look at the machine's.
fn tls() -> anyhow::Result<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .context("cannot set up TLS")?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_told_without_its_cause() {
        let error = anyhow::anyhow!("the reason").context("db error");
        assert_eq!(
            failure("failed to perform query", error.as_ref()),
            "failed to perform query: db error"
        );
    }

    #[tokio::test]
    async fn a_component_without_a_pool_is_told_so() {
        let refusal = Pools::default().connection("c", "missing").await;
        assert_eq!(refusal.err().unwrap(), "missing");
    }
}
