//! What the interface's definition in `wit/` generates.
#![allow(missing_docs, clippy::all)]

wit_bindgen_wrpc::generate!({
    with: {
        "wasmcloud:postgres/types@0.1.1-draft": generate,
        "wasmcloud:postgres/query@0.1.1-draft": generate,
        "wasmcloud:postgres/prepared@0.1.1-draft": generate,
    },
});

pub use exports::wasmcloud::postgres::{prepared, query};
pub use wasmcloud::postgres::types::{
    Date, HashableF64, MacAddressEui48, Offset, PgValue, PreparedStatementExecError, QueryError,
    ResultRow, ResultRowEntry, StatementPrepareError, Time, Timestamp, TimestampTz,
};
