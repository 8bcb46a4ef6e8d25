//! A link's settings: keys with the prefix `POSTGRES_`, as the official provider reads them.

use std::collections::HashMap;

use anyhow::{bail, Context};
use wasmcloud_provider_sdk::core::secrets::SecretValue;

const PREFIX: &str = "POSTGRES_";

/// Where a component's database is.
#[derive(Clone, Eq, PartialEq)]
pub struct Settings {
    pub host: String,
    pub port: u16,
    pub username: String,
    pub password: String,
    pub database: String,
    pub tls_required: bool,
    pub pool_size: Option<usize>,
}

impl Settings {
    /// Reads the settings; a secret wins over a config value of the same key.
    ///
    /// # Errors
    ///
    /// Required keys that are missing, all of them, or a number that is none.
    pub fn read(
        config: &HashMap<String, String>,
        secrets: &HashMap<String, SecretValue>,
    ) -> anyhow::Result<Self> {
        let keys = Keys { config, secrets };
        let missing: Vec<String> = ["HOST", "PORT", "USERNAME", "PASSWORD", "DATABASE"]
            .into_iter()
            .filter(|key| keys.find(key).is_none())
            .map(|key| format!("{PREFIX}{key}"))
            .collect();
        if !missing.is_empty() {
            bail!("the link has no {}", missing.join(", "));
        }
        Ok(Self {
            host: keys.required("HOST"),
            port: keys
                .required("PORT")
                .parse()
                .context("POSTGRES_PORT is not a port")?,
            username: keys.required("USERNAME"),
            password: keys.required("PASSWORD"),
            database: keys.required("DATABASE"),
            tls_required: keys.find("TLS_REQUIRED").is_some_and(|value| {
                value.eq_ignore_ascii_case("true") || value.eq_ignore_ascii_case("yes")
            }),
            pool_size: keys
                .find("POOL_SIZE")
                .map(|value| value.parse().context("POSTGRES_POOL_SIZE is not a number"))
                .transpose()?,
        })
    }
}

struct Keys<'a> {
    config: &'a HashMap<String, String>,
    secrets: &'a HashMap<String, SecretValue>,
}

impl Keys<'_> {
    fn find(&self, key: &str) -> Option<String> {
        let key = format!("{PREFIX}{key}");
        self.secrets
            .get(&key)
            .and_then(SecretValue::as_string)
            .or_else(|| self.config.get(&key).map(String::as_str))
            .map(str::to_owned)
    }

    /// The value of a key that is known to be there.
    fn required(&self, key: &str) -> String {
        self.find(key).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(pairs: &[(&str, &str)]) -> HashMap<String, String> {
        pairs
            .iter()
            .map(|(key, value)| (format!("{PREFIX}{key}"), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn every_missing_key_is_named() {
        let refusal = Settings::read(&config(&[("HOST", "db"), ("PORT", "1")]), &HashMap::new());
        assert_eq!(
            refusal.err().unwrap().to_string(),
            "the link has no POSTGRES_USERNAME, POSTGRES_PASSWORD, POSTGRES_DATABASE"
        );
    }

    #[test]
    fn a_secret_wins_over_config() {
        let config = config(&[
            ("HOST", "db"),
            ("PORT", "5433"),
            ("USERNAME", "u"),
            ("PASSWORD", "open"),
            ("DATABASE", "d"),
            ("TLS_REQUIRED", "Yes"),
        ]);
        let secret = SecretValue::String("hidden".to_owned());
        let secrets = HashMap::from([("POSTGRES_PASSWORD".to_owned(), secret)]);
        let settings = Settings::read(&config, &secrets).unwrap();
        assert_eq!(settings.password, "hidden");
        assert_eq!(settings.port, 5433);
        assert!(settings.tls_required);
        assert_eq!(settings.pool_size, None);
    }
}
