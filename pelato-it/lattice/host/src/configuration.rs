//! From the command line to the host's configuration.

use std::sync::Arc;

use anyhow::Context;
use nkeys::KeyPair;
use wasmcloud_core::logging::Level;
use wasmcloud_host::url::Url;
use wasmcloud_host::{OciConfig, WasmbusHostConfig};

use crate::arguments::{Arguments, NatsArguments, OciArguments};
use crate::credentials::Credentials;
use crate::labels;

/// The release of wasmCloud that `wasmcloud-host` 0.27.1 belongs to; hosts report it to the lattice.
pub const HOST_VERSION: &str = "1.9.2";

/// Builds the configuration.
///
/// # Errors
///
/// A seed, a credentials file, a label or a NATS address that cannot be read.
pub fn from_arguments(arguments: Arguments) -> anyhow::Result<WasmbusHostConfig> {
    let library = WasmbusHostConfig::default();
    let nats = &arguments.nats;
    let credentials = Credentials::from_arguments(nats)?;
    let limits = arguments.limits;
    let tls_ca_paths = arguments.tls_ca_paths;

    Ok(WasmbusHostConfig {
        ctl_nats_url: nats_url(nats, arguments.ctl.ctl_host, arguments.ctl.ctl_port)?,
        ctl_jwt: credentials.jwt.clone(),
        ctl_key: credentials.key.clone(),
        ctl_tls: arguments.ctl.ctl_tls,
        ctl_topic_prefix: arguments.ctl.ctl_topic_prefix,
        rpc_nats_url: nats_url(nats, arguments.rpc.rpc_host, arguments.rpc.rpc_port)?,
        rpc_jwt: credentials.jwt,
        rpc_key: credentials.key,
        rpc_tls: arguments.rpc.rpc_tls,
        rpc_timeout: arguments.rpc.rpc_timeout,
        lattice: arguments.lattice.into(),
        js_domain: arguments.js_domain,
        labels: labels::collect(&arguments.labels, std::env::vars())?,
        host_key: host_key(arguments.host_seed.as_deref())?,
        provider_shutdown_delay: Some(arguments.provider_shutdown_delay),
        oci_opts: OciConfig {
            additional_ca_paths: tls_ca_paths,
            ..registries(arguments.oci)
        },
        allow_file_load: arguments.allow_file_load,
        enable_structured_logging: arguments.enable_structured_logging,
        log_level: Level::from(arguments.log_level),
        config_service_enabled: arguments.config_service_enabled,
        secrets_topic_prefix: arguments.secrets_topic,
        version: HOST_VERSION.to_owned(),
        max_execution_time: limits.max_execution_time,
        max_linear_memory: limits
            .max_linear_memory
            .unwrap_or(library.max_linear_memory),
        max_component_size: limits
            .max_component_size
            .unwrap_or(library.max_component_size),
        max_components: limits.max_components.unwrap_or(library.max_components),
        max_core_instances_per_component: limits
            .max_core_instances_per_component
            .unwrap_or(library.max_core_instances_per_component),
        heartbeat_interval: arguments.heartbeat_interval,
        experimental_features: arguments.features.into_iter().sum(),
        http_admin: arguments.http_admin,
        ..library
    })
}

fn nats_url(nats: &NatsArguments, host: Option<String>, port: Option<u16>) -> anyhow::Result<Url> {
    let host = host.unwrap_or_else(|| nats.nats_host.clone());
    let port = port.unwrap_or(nats.nats_port);
    let address = format!("nats://{host}:{port}");
    Url::parse(&address).with_context(|| format!("{address} is not an address of a NATS server"))
}

fn host_key(seed: Option<&str>) -> anyhow::Result<Option<Arc<KeyPair>>> {
    seed.map(KeyPair::from_seed)
        .transpose()
        .map(|key| key.map(Arc::new))
        .context("--host-seed is not the seed of a key")
}

fn registries(oci: OciArguments) -> OciConfig {
    OciConfig {
        additional_ca_paths: Vec::new(),
        allow_latest: oci.allow_latest,
        allowed_insecure: oci.allowed_insecure,
        oci_registry: oci.oci_registry,
        oci_user: oci.oci_user,
        oci_password: oci.oci_password,
    }
}
