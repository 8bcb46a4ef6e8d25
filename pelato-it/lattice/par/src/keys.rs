//! Keys that sign an archive. They prove nothing here, the host only wants a valid signature, so
//! they are derived from names: the same provider keeps the same public key on every machine.

use anyhow::Context;
use nkeys::{KeyPair, KeyPairType};
use sha2::{Digest, Sha256};

/// The key of the account that issues a vendor's archives.
///
/// # Errors
///
/// None that a name can cause.
pub fn issuer(vendor: &str) -> anyhow::Result<KeyPair> {
    derive(KeyPairType::Account, &["issuer", vendor])
}

/// The key that identifies a provider.
///
/// # Errors
///
/// None that a name can cause.
pub fn provider(vendor: &str, name: &str) -> anyhow::Result<KeyPair> {
    derive(KeyPairType::Service, &["provider", vendor, name])
}

fn derive(key_type: KeyPairType, parts: &[&str]) -> anyhow::Result<KeyPair> {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    KeyPair::new_from_raw(key_type, hash.finalize().into()).context("cannot derive a key")
}

#[cfg(test)]
mod tests {
    use super::{issuer, provider};

    #[test]
    fn the_same_names_give_the_same_key() {
        let key = || provider("pelato", "postgres").unwrap().public_key();
        assert_eq!(key(), key());
    }

    #[test]
    fn other_names_give_other_keys() {
        let postgres = provider("pelato", "postgres").unwrap().public_key();
        let keyvalue = provider("pelato", "keyvalue").unwrap().public_key();
        assert_ne!(postgres, keyvalue);
        assert!(postgres.starts_with('V'));
        assert!(issuer("pelato").unwrap().public_key().starts_with('A'));
    }
}
