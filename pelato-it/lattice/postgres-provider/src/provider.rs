//! Links that come and go, and the calls of components.

use anyhow::Context as _;
use deadpool_postgres::Object;
use futures::TryStreamExt;
use tokio_postgres::Row;
use tracing::warn;
use wasmcloud_provider_sdk::{
    get_connection, load_host_data, run_provider, serve_provider_exports, Context, LinkConfig,
    LinkDeleteInfo, Provider,
};

use crate::bindings::{
    self, prepared, query, PgValue, PreparedStatementExecError, QueryError, ResultRow,
    ResultRowEntry, StatementPrepareError,
};
use crate::pools::{failure, Pools};
use crate::settings::Settings;
use crate::statements::{Prepared, Statements};
use crate::value::{Column, Parameter};

const NAME: &str = "sqldb-postgres-provider";

/// Serves `wasmcloud:postgres` to linked components.
#[derive(Clone, Default)]
struct PostgresProvider {
    pools: Pools,
    statements: Statements,
}

/// Serves until the host says stop.
///
/// # Errors
///
/// The host's data cannot be read or the lattice cannot be reached.
pub async fn run() -> anyhow::Result<()> {
    load_host_data().context("cannot read the host's data")?;
    let provider = PostgresProvider::default();
    let shutdown = run_provider(provider.clone(), NAME)
        .await
        .context("the provider did not start")?;
    let connection = get_connection();
    let client = connection
        .get_wrpc_client(connection.provider_key())
        .await?;
    serve_provider_exports(&client, provider, shutdown, bindings::serve)
        .await
        .context("the provider cannot serve")
}

impl Provider for PostgresProvider {
    async fn receive_link_config_as_target(&self, link: LinkConfig<'_>) -> anyhow::Result<()> {
        match Settings::read(link.config, link.secrets) {
            Ok(settings) => self.pools.open(link.source_id, &settings).await,
            Err(error) => {
                warn!(component = link.source_id, "no database: {error:#}");
                Ok(())
            }
        }
    }

    async fn delete_link_as_target(&self, link: impl LinkDeleteInfo) -> anyhow::Result<()> {
        self.statements.forget(link.get_source_id()).await;
        self.pools.close(link.get_source_id()).await;
        Ok(())
    }

    async fn shutdown(&self) -> anyhow::Result<()> {
        self.pools.close_all().await;
        Ok(())
    }
}

impl query::Handler<Option<Context>> for PostgresProvider {
    async fn query(
        &self,
        context: Option<Context>,
        statement: String,
        parameters: Vec<PgValue>,
    ) -> anyhow::Result<Result<Vec<ResultRow>, QueryError>> {
        let rows = async { self.rows(caller(context)?, &statement, parameters).await };
        Ok(rows.await.map_err(QueryError::Unexpected))
    }

    async fn query_batch(
        &self,
        context: Option<Context>,
        statements: String,
    ) -> anyhow::Result<Result<(), QueryError>> {
        let done = async { self.batch(caller(context)?, &statements).await };
        Ok(done.await.map_err(QueryError::Unexpected))
    }
}

impl prepared::Handler<Option<Context>> for PostgresProvider {
    async fn prepare(
        &self,
        context: Option<Context>,
        statement: String,
    ) -> anyhow::Result<Result<String, StatementPrepareError>> {
        let token = async { self.prepare_for(caller(context)?, statement).await };
        Ok(token.await.map_err(StatementPrepareError::Unexpected))
    }

    async fn exec(
        &self,
        _context: Option<Context>,
        token: String,
        parameters: Vec<PgValue>,
    ) -> anyhow::Result<Result<u64, PreparedStatementExecError>> {
        let changed = self.execute(&token, parameters).await;
        Ok(changed.map_err(PreparedStatementExecError::Unexpected))
    }
}

impl PostgresProvider {
    async fn rows(
        &self,
        component: String,
        statement: &str,
        parameters: Vec<PgValue>,
    ) -> Result<Vec<ResultRow>, String> {
        let connection = self.to_query(&component).await?;
        let rows = connection
            .query_raw(statement, parameters.into_iter().map(Parameter))
            .await
            .map_err(|error| failure("failed to perform query", &error))?;
        let rows: Vec<Row> = rows
            .try_collect()
            .await
            .map_err(|error| failure("failed to evaluate full row", &error))?;
        rows.iter().map(result_row).collect()
    }

    async fn to_query(&self, component: &str) -> Result<Object, String> {
        let missing = format!("missing connection pool for source [{component}] while querying");
        self.pools.connection(component, &missing).await
    }

    async fn batch(&self, component: String, statements: &str) -> Result<(), String> {
        let connection = self.to_query(&component).await?;
        connection
            .batch_execute(statements)
            .await
            .map_err(|error| failure("failed to perform query", &error))
    }

    async fn prepare_for(&self, component: String, statement: String) -> Result<String, String> {
        let missing = format!("failed to find connection pool for token [{component}]");
        let connection = self.pools.connection(&component, &missing).await?;
        let parameters = connection
            .prepare(&statement)
            .await
            .map_err(|error| failure("failed to prepare query", &error))?
            .params()
            .to_vec();
        let prepared = Prepared {
            component,
            statement,
            parameters,
        };
        Ok(self.statements.keep(prepared).await)
    }

    async fn execute(&self, token: &str, parameters: Vec<PgValue>) -> Result<u64, String> {
        let prepared = self
            .statements
            .find(token)
            .await
            .ok_or_else(|| format!("missing prepared statement with statement ID [{token}]"))?;
        let missing = format!(
            "missing connection pool for token [{}], statement ID [{token}]",
            prepared.component
        );
        let connection = self.pools.connection(&prepared.component, &missing).await?;
        let statement = connection
            .prepare_typed_cached(&prepared.statement, &prepared.parameters)
            .await
            .map_err(|error| failure("failed to prepare statement for client in pool", &error))?;
        let doing = format!("failed to execute prepared statement with token [{token}]");
        connection
            .execute_raw(&statement, parameters.into_iter().map(Parameter))
            .await
            .map_err(|error| failure(&doing, &error))
    }
}

/// The component that calls; the host puts its id into every call.
fn caller(context: Option<Context>) -> Result<String, String> {
    context
        .and_then(|context| context.component)
        .ok_or_else(|| "unexpectedly missing source ID".to_owned())
}

fn result_row(row: &Row) -> Result<ResultRow, String> {
    row.columns()
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let Column(value) = row
                .try_get(index)
                .map_err(|error| failure("failed to evaluate full row", &error))?;
            Ok(ResultRowEntry {
                column_name: column.name().to_owned(),
                value,
            })
        })
        .collect()
}
