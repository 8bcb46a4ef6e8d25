//! The host's labels, which the spread of an application is matched against.

use std::collections::HashMap;

use anyhow::Context;

const VARIABLE_PREFIX: &str = "WASMCLOUD_LABEL_";

/// Collects labels from variables and flags; a flag wins over a variable.
///
/// # Errors
///
/// A flag that is not of the form KEY=VALUE.
pub fn collect(
    flags: &[String],
    variables: impl Iterator<Item = (String, String)>,
) -> anyhow::Result<HashMap<String, String>> {
    let mut labels: HashMap<String, String> = variables
        .filter_map(|(name, value)| {
            let key = name.strip_prefix(VARIABLE_PREFIX)?;
            Some((key.to_owned(), value))
        })
        .collect();
    for flag in flags {
        let (key, value) = flag
            .split_once('=')
            .with_context(|| format!("the label {flag} is not of the form KEY=VALUE"))?;
        labels.insert(key.to_owned(), value.to_owned());
    }
    Ok(labels)
}

#[cfg(test)]
mod tests {
    use super::collect;

    fn variables() -> impl Iterator<Item = (String, String)> {
        [
            ("WASMCLOUD_LABEL_zone", "a"),
            ("WASMCLOUD_LABEL_host-type", "cloud"),
            ("HOME", "/"),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
    }

    #[test]
    fn a_flag_wins_over_a_variable() {
        let labels = collect(&["host-type=edge".to_owned()], variables()).unwrap();
        assert_eq!(labels["host-type"], "edge");
        assert_eq!(labels["zone"], "a");
        assert_eq!(labels.len(), 2);
    }

    #[test]
    fn a_label_without_a_value_is_refused_by_name() {
        let refusal = collect(&["edge".to_owned()], variables()).unwrap_err();
        assert_eq!(
            refusal.to_string(),
            "the label edge is not of the form KEY=VALUE"
        );
    }
}
