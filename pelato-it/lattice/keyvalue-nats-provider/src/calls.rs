//! The calls of components. The outer result is the call's own: an error there means that no
//! answer could be made; what goes wrong with a bucket is an answer.

use std::time::Duration;

use anyhow::{anyhow, Context as _};
use async_nats::jetstream::kv::Store;
use bytes::Bytes;
use futures::TryStreamExt;
use tracing::error;
use wasmcloud_provider_sdk::Context;

use crate::bindings::store::{Error, KeyResponse};
use crate::bindings::{atomics, batch, store};
use crate::provider::KeyValueProvider;

/// How often an increment is tried when others write the key at the same time.
const INCREMENT_TRIES: u32 = 5;
const FIRST_PAUSE: Duration = Duration::from_millis(5);

type Answer<T> = anyhow::Result<Result<T, Error>>;

impl store::Handler<Option<Context>> for KeyValueProvider {
    async fn get(&self, cx: Option<Context>, bucket: String, key: String) -> Answer<Option<Bytes>> {
        Ok(async { get(&self.bucket(cx, &bucket).await?, &key).await }.await)
    }

    async fn set(
        &self,
        cx: Option<Context>,
        bucket: String,
        key: String,
        value: Bytes,
    ) -> Answer<()> {
        Ok(async { set(&self.bucket(cx, &bucket).await?, &key, value).await }.await)
    }

    async fn delete(&self, cx: Option<Context>, bucket: String, key: String) -> Answer<()> {
        Ok(async { delete(&self.bucket(cx, &bucket).await?, &key).await }.await)
    }

    async fn exists(&self, cx: Option<Context>, bucket: String, key: String) -> Answer<bool> {
        let value = async { get(&self.bucket(cx, &bucket).await?, &key).await };
        Ok(value.await.map(|value| value.is_some()))
    }

    async fn list_keys(
        &self,
        cx: Option<Context>,
        bucket: String,
        cursor: Option<u64>,
    ) -> Answer<KeyResponse> {
        Ok(async { list(&self.bucket(cx, &bucket).await?, cursor.unwrap_or(0)).await }.await)
    }
}

impl atomics::Handler<Option<Context>> for KeyValueProvider {
    async fn increment(
        &self,
        cx: Option<Context>,
        bucket: String,
        key: String,
        delta: u64,
    ) -> Answer<u64> {
        increment(&self.bucket(cx, &bucket).await?, &key, delta).await
    }
}

impl batch::Handler<Option<Context>> for KeyValueProvider {
    async fn get_many(
        &self,
        cx: Option<Context>,
        bucket: String,
        keys: Vec<String>,
    ) -> Answer<Vec<Option<(String, Bytes)>>> {
        Ok(async { get_many(&self.bucket(cx, &bucket).await?, keys).await }.await)
    }

    async fn set_many(
        &self,
        cx: Option<Context>,
        bucket: String,
        pairs: Vec<(String, Bytes)>,
    ) -> Answer<()> {
        Ok(async {
            let bucket = self.bucket(cx, &bucket).await?;
            for (key, value) in pairs {
                untold(set(&bucket, &key, value).await);
            }
            Ok(())
        }
        .await)
    }

    async fn delete_many(
        &self,
        cx: Option<Context>,
        bucket: String,
        keys: Vec<String>,
    ) -> Answer<()> {
        Ok(async {
            let bucket = self.bucket(cx, &bucket).await?;
            for key in keys {
                untold(delete(&bucket, &key).await);
            }
            Ok(())
        }
        .await)
    }
}

async fn get(bucket: &Store, key: &str) -> Result<Option<Bytes>, Error> {
    bucket
        .get(key)
        .await
        .map_err(|error| refused("get", key, &error))
}

async fn set(bucket: &Store, key: &str, value: Bytes) -> Result<(), Error> {
    match bucket.put(key, value).await {
        Ok(_) => Ok(()),
        Err(error) => Err(refused("set", key, &error)),
    }
}

async fn delete(bucket: &Store, key: &str) -> Result<(), Error> {
    bucket
        .purge(key)
        .await
        .map_err(|error| refused("delete", key, &error))
}

async fn list(bucket: &Store, cursor: u64) -> Result<KeyResponse, Error> {
    let keys = bucket
        .keys()
        .await
        .map_err(|error| refused("list keys", "", &error))?;
    let keys: Vec<String> = keys
        .try_collect()
        .await
        .map_err(|error| refused("list keys", "", &error))?;
    let start = usize::try_from(cursor).unwrap_or(usize::MAX);
    Ok(KeyResponse {
        keys: keys.into_iter().skip(start).collect(),
        cursor: None,
    })
}

async fn get_many(
    bucket: &Store,
    keys: Vec<String>,
) -> Result<Vec<Option<(String, Bytes)>>, Error> {
    let mut found = Vec::with_capacity(keys.len());
    for key in keys {
        let value = get(bucket, &key).await?;
        found.push(value.map(|value| (key, value)));
    }
    Ok(found)
}

/// Numbers are kept as decimal text. A write is refused when another came first, and tried again a little later.
/// Like the official provider this fails the call itself, not its answer, over a value that is no number.
async fn increment(bucket: &Store, key: &str, delta: u64) -> Answer<u64> {
    for attempt in 0..INCREMENT_TRIES {
        let (number, revision) = match bucket.entry(key).await? {
            Some(entry) => (number(&entry.value)?, entry.revision),
            None => (0, 0),
        };
        let sum = number
            .checked_add(delta)
            .context("the sum is greater than the greatest number")?;
        if bucket
            .update(key, sum.to_string().into(), revision)
            .await
            .is_ok()
        {
            return Ok(Ok(sum));
        }
        if attempt > 0 {
            tokio::time::sleep(FIRST_PAUSE * 2u32.pow(attempt - 1)).await;
        }
    }
    Ok(Err(Error::Other(
        "Failed to increment the value after 5 attempts".to_owned(),
    )))
}

/// The number that a value holds; a deleted key holds nothing, which counts as zero.
fn number(value: &[u8]) -> anyhow::Result<u64> {
    if value.is_empty() {
        return Ok(0);
    }
    std::str::from_utf8(value)?
        .parse()
        .map_err(|_| anyhow!("Cannot increment a non-numerical value"))
}

/// The official provider answers a batch of changes with success whatever became of them; the log tells.
fn untold(_change: Result<(), Error>) {}

fn refused(doing: &str, key: &str, error: &dyn std::error::Error) -> Error {
    error!(key, "cannot {doing}: {error}");
    Error::Other(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn nothing_counts_as_zero() {
        assert_eq!(number(b"").unwrap(), 0);
    }

    #[test]
    fn text_that_is_no_number_is_refused() {
        assert_eq!(
            number(b"ten").unwrap_err().to_string(),
            "Cannot increment a non-numerical value"
        );
        assert_eq!(number(b"10").unwrap(), 10);
    }
}
