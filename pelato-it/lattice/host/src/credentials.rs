//! How the host shows NATS who it is.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use nkeys::KeyPair;

use crate::arguments::NatsArguments;

/// A user's JWT and key, or neither.
#[derive(Default)]
pub struct Credentials {
    pub jwt: Option<String>,
    pub key: Option<Arc<KeyPair>>,
}

impl Credentials {
    /// Takes the credentials file where one is named, else the JWT and the seed.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or lacks a part, or a seed that is none.
    pub fn from_arguments(arguments: &NatsArguments) -> anyhow::Result<Self> {
        if let Some(file) = &arguments.nats_creds {
            return Self::from_file(file);
        }
        match (&arguments.nats_jwt, &arguments.nats_seed) {
            (Some(jwt), Some(seed)) => Self::new(jwt, seed),
            _ => Ok(Self::default()),
        }
    }

    fn from_file(file: &Path) -> anyhow::Result<Self> {
        let name = file.display();
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("cannot read the credentials file {name}"))?;
        let jwt = section(&text, "NATS USER JWT")
            .with_context(|| format!("{name} has no section NATS USER JWT"))?;
        let seed = section(&text, "USER NKEY SEED")
            .with_context(|| format!("{name} has no section USER NKEY SEED"))?;
        Self::new(jwt, seed)
    }

    fn new(jwt: &str, seed: &str) -> anyhow::Result<Self> {
        let key = KeyPair::from_seed(seed).context("the NATS seed is not the seed of a key")?;
        Ok(Self {
            jwt: Some(jwt.to_owned()),
            key: Some(Arc::new(key)),
        })
    }
}

/// The first line below the title `-----BEGIN <title>-----` of a credentials file.
fn section<'a>(text: &'a str, title: &str) -> Option<&'a str> {
    let start = format!("BEGIN {title}");
    text.lines()
        .skip_while(|line| !line.contains(&start))
        .nth(1)
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::section;

    const FILE: &str = "-----BEGIN NATS USER JWT-----\nabc.def\n------END NATS USER JWT------\n\n\
        -----BEGIN USER NKEY SEED-----\n------END USER NKEY SEED------\n";

    #[test]
    fn a_section_is_the_line_below_its_title() {
        assert_eq!(section(FILE, "NATS USER JWT"), Some("abc.def"));
    }

    #[test]
    fn an_empty_section_is_no_section() {
        assert_eq!(section(FILE, "USER NKEY SEED"), None);
    }
}
