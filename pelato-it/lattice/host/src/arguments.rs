//! The command line. Names of flags and variables are those of `wasmcloud` 1.9.2.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser};
use tracing::Level;
use wasmcloud_host::wasmbus::Features;

/// A wasmCloud 1.9 host.
#[derive(Debug, Parser)]
#[command(name = "wasmcloud", version = crate::configuration::HOST_VERSION)]
pub struct Arguments {
    /// What is logged to stderr when RUST_LOG is not set
    #[arg(
        long,
        alias = "structured-log-level",
        default_value_t = Level::INFO,
        env = "WASMCLOUD_LOG_LEVEL"
    )]
    pub log_level: Level,

    /// Log JSON objects, one a line
    #[arg(long, env = "WASMCLOUD_STRUCTURED_LOGGING_ENABLED")]
    pub enable_structured_logging: bool,

    /// The lattice that the host joins
    #[arg(
        short = 'x',
        long,
        default_value = "default",
        env = "WASMCLOUD_LATTICE"
    )]
    pub lattice: String,

    /// Seed of the host's key; its public key is the host's id (absent: a new key)
    #[arg(long, env = "WASMCLOUD_HOST_SEED", hide_env_values = true)]
    pub host_seed: Option<String>,

    /// A label of the host as KEY=VALUE, may be repeated; WASMCLOUD_LABEL_KEY=VALUE does the same
    #[arg(short = 'l', long = "label", value_name = "KEY=VALUE")]
    pub labels: Vec<String>,

    /// The JetStream domain of the NATS servers that keep the lattice's data
    #[arg(long, alias = "wasmcloud-js-domain", env = "WASMCLOUD_JS_DOMAIN")]
    pub js_domain: Option<String>,

    /// Seconds between two heartbeats (absent: 30)
    #[arg(
        long = "heartbeat-interval-seconds",
        env = "WASMCLOUD_HEARTBEAT_INTERVAL",
        value_parser = seconds
    )]
    pub heartbeat_interval: Option<Duration>,

    /// Milliseconds that a provider may take to stop before it is killed
    #[arg(
        long = "provider-shutdown-delay-ms",
        alias = "provider-shutdown-delay",
        default_value = "300",
        env = "WASMCLOUD_PROV_SHUTDOWN_DELAY_MS",
        value_parser = milliseconds
    )]
    pub provider_shutdown_delay: Duration,

    /// Ask a configuration service for registry credentials at the start
    #[arg(long, env = "WASMCLOUD_CONFIG_SERVICE")]
    pub config_service_enabled: bool,

    /// Let components and providers be started from files
    #[arg(long, env = "WASMCLOUD_ALLOW_FILE_LOAD")]
    pub allow_file_load: bool,

    /// A feature to turn on (builtin-http-server, builtin-http-client, builtin-messaging-nats, ...)
    #[arg(
        long = "feature",
        env = "WASMCLOUD_EXPERIMENTAL_FEATURES",
        value_delimiter = ',',
        value_parser = |name: &str| Ok::<_, std::convert::Infallible>(Features::from(name))
    )]
    pub features: Vec<Features>,

    /// Address that answers HTTP health checks (/livez, /readyz)
    #[arg(long, env = "WASMCLOUD_HTTP_ADMIN")]
    pub http_admin: Option<SocketAddr>,

    /// Subject prefix under which secrets backends listen
    #[arg(long = "secrets-topic", env = "WASMCLOUD_SECRETS_TOPIC")]
    pub secrets_topic: Option<String>,

    /// Certificate authorities to trust besides the system's, as files
    #[arg(
        long = "tls-ca-path",
        env = "WASMCLOUD_TLS_CA_PATH",
        value_delimiter = ','
    )]
    pub tls_ca_paths: Vec<PathBuf>,

    #[command(flatten)]
    pub nats: NatsArguments,

    #[command(flatten)]
    pub ctl: CtlArguments,

    #[command(flatten)]
    pub rpc: RpcArguments,

    #[command(flatten)]
    pub oci: OciArguments,

    #[command(flatten)]
    pub limits: LimitArguments,
}

/// The NATS server that both connections of the host use, unless they have their own.
#[derive(Debug, Args)]
pub struct NatsArguments {
    /// Name or address of the NATS server
    #[arg(long, default_value = "127.0.0.1", env = "WASMCLOUD_NATS_HOST")]
    pub nats_host: String,

    /// Port of the NATS server
    #[arg(long, default_value_t = 4222, env = "WASMCLOUD_NATS_PORT")]
    pub nats_port: u16,

    /// User JWT for NATS
    #[arg(
        long,
        env = "WASMCLOUD_NATS_JWT",
        hide_env_values = true,
        requires = "nats_seed",
        conflicts_with = "nats_creds"
    )]
    pub nats_jwt: Option<String>,

    /// Seed of the user's key for NATS
    #[arg(
        long,
        env = "WASMCLOUD_NATS_SEED",
        hide_env_values = true,
        requires = "nats_jwt",
        conflicts_with = "nats_creds"
    )]
    pub nats_seed: Option<String>,

    /// Credentials file with both
    #[arg(long, env = "WASMCLOUD_NATS_CREDS")]
    pub nats_creds: Option<PathBuf>,
}

/// The connection that carries the control interface.
#[derive(Debug, Args)]
pub struct CtlArguments {
    /// As --nats-host, for the control interface alone
    #[arg(long, env = "WASMCLOUD_CTL_HOST")]
    pub ctl_host: Option<String>,

    /// As --nats-port, for the control interface alone
    #[arg(long, env = "WASMCLOUD_CTL_PORT")]
    pub ctl_port: Option<u16>,

    /// Require TLS on the control interface's connection
    #[arg(long, env = "WASMCLOUD_CTL_TLS")]
    pub ctl_tls: bool,

    /// Subject prefix of the control interface
    #[arg(
        long,
        default_value = "wasmbus.ctl",
        env = "WASMCLOUD_CTL_TOPIC_PREFIX"
    )]
    pub ctl_topic_prefix: String,
}

/// The connection that carries calls between components and providers.
#[derive(Debug, Args)]
pub struct RpcArguments {
    /// As --nats-host, for calls alone
    #[arg(long, env = "WASMCLOUD_RPC_HOST")]
    pub rpc_host: Option<String>,

    /// As --nats-port, for calls alone
    #[arg(long, env = "WASMCLOUD_RPC_PORT")]
    pub rpc_port: Option<u16>,

    /// Require TLS on the connection that carries calls
    #[arg(long, env = "WASMCLOUD_RPC_TLS")]
    pub rpc_tls: bool,

    /// Milliseconds that a call may take
    #[arg(
        long = "rpc-timeout-ms",
        default_value = "2000",
        env = "WASMCLOUD_RPC_TIMEOUT_MS",
        value_parser = milliseconds
    )]
    pub rpc_timeout: Duration,
}

/// The registries that components and providers come from.
#[derive(Debug, Args)]
pub struct OciArguments {
    /// Accept images with the tag `latest`
    #[arg(long, env = "WASMCLOUD_OCI_ALLOW_LATEST")]
    pub allow_latest: bool,

    /// Registries (HOST:PORT) that are asked over plain HTTP
    #[arg(long, env = "WASMCLOUD_OCI_ALLOWED_INSECURE", value_delimiter = ',')]
    pub allowed_insecure: Vec<String>,

    /// The registry that --oci-user and --oci-password are for
    #[arg(long, env = "WASMCLOUD_OCI_REGISTRY", requires_all = ["oci_user", "oci_password"])]
    pub oci_registry: Option<String>,

    /// User name for --oci-registry
    #[arg(long, env = "WASMCLOUD_OCI_REGISTRY_USER", requires = "oci_registry")]
    pub oci_user: Option<String>,

    /// Password for --oci-registry
    #[arg(
        long,
        env = "WASMCLOUD_OCI_REGISTRY_PASSWORD",
        hide_env_values = true,
        requires = "oci_registry"
    )]
    pub oci_password: Option<String>,
}

/// What a component may use; absent values are the library's own.
#[derive(Debug, Args)]
pub struct LimitArguments {
    /// Milliseconds that one call of a component may take
    #[arg(
        long = "max-execution-time-ms",
        default_value = "600000",
        env = "WASMCLOUD_MAX_EXECUTION_TIME_MS",
        value_parser = milliseconds
    )]
    pub max_execution_time: Duration,

    /// Bytes of memory that a component may use
    #[arg(long = "max-linear-memory-bytes", env = "WASMCLOUD_MAX_LINEAR_MEMORY")]
    pub max_linear_memory: Option<u32>,

    /// Bytes that a component's file may have
    #[arg(
        long = "max-component-size-bytes",
        env = "WASMCLOUD_MAX_COMPONENT_SIZE"
    )]
    pub max_component_size: Option<u64>,

    /// Components that may run at the same time
    #[arg(long, env = "WASMCLOUD_MAX_COMPONENTS")]
    pub max_components: Option<u32>,

    /// Core instances that one component may have
    #[arg(long, env = "WASMCLOUD_MAX_CORE_INSTANCES_PER_COMPONENT")]
    pub max_core_instances_per_component: Option<u32>,
}

fn milliseconds(text: &str) -> Result<Duration, std::num::ParseIntError> {
    text.parse().map(Duration::from_millis)
}

fn seconds(text: &str) -> Result<Duration, std::num::ParseIntError> {
    text.parse().map(Duration::from_secs)
}
