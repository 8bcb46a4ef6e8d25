//! A link's settings, with the official provider's keys.

use std::collections::HashMap;
use std::path::PathBuf;

use anyhow::Context;
use wasmcloud_provider_sdk::core::secrets::SecretValue;

const DEFAULT_CLUSTER: &str = "nats://0.0.0.0:4222";

/// Which bucket a link stands for and how to reach it.
pub struct Settings {
    pub cluster_uri: String,
    pub bucket: String,
    pub js_domain: Option<String>,
    pub create_bucket: bool,
    pub client_jwt: Option<String>,
    pub client_seed: Option<String>,
    pub tls_ca_file: Option<PathBuf>,
}

impl Settings {
    /// Reads the settings of a link over those that the provider was started with.
    ///
    /// # Errors
    ///
    /// No bucket is named.
    pub fn read(
        provider: &HashMap<String, String>,
        link: &HashMap<String, String>,
        secrets: &HashMap<String, SecretValue>,
    ) -> anyhow::Result<Self> {
        let find = |key: &str| {
            secrets
                .get(key)
                .and_then(SecretValue::as_string)
                .or_else(|| {
                    link.get(key)
                        .or_else(|| provider.get(key))
                        .map(String::as_str)
                })
                .map(str::to_owned)
        };
        Ok(Self {
            cluster_uri: find("cluster_uri").unwrap_or_else(|| DEFAULT_CLUSTER.to_owned()),
            bucket: find("bucket").context("the link names no bucket")?,
            js_domain: find("js_domain"),
            create_bucket: find("enable_bucket_auto_create")
                .is_some_and(|value| value.eq_ignore_ascii_case("true")),
            client_jwt: find("client_jwt"),
            client_seed: find("client_seed"),
            tls_ca_file: find("tls_ca_file").map(PathBuf::from),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(pairs: &[(&str, &str)]) -> HashMap<String, String> {
        pairs
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn a_link_wins_over_the_provider() {
        let provider = map(&[("cluster_uri", "nats://one"), ("js_domain", "cloud")]);
        let link = map(&[("cluster_uri", "nats://two"), ("bucket", "state")]);
        let settings = Settings::read(&provider, &link, &HashMap::new()).unwrap();
        assert_eq!(settings.cluster_uri, "nats://two");
        assert_eq!(settings.js_domain.as_deref(), Some("cloud"));
        assert_eq!(settings.bucket, "state");
        assert!(!settings.create_bucket);
    }

    #[test]
    fn a_link_without_a_bucket_is_refused() {
        let refusal = Settings::read(&HashMap::new(), &HashMap::new(), &HashMap::new());
        assert_eq!(
            refusal.err().unwrap().to_string(),
            "the link names no bucket"
        );
    }
}
