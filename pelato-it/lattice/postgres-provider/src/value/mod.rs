//! Values between the interface and PostgreSQL's binary protocol.
//!
//! A parameter must have the type that PostgreSQL gives it, as with the official provider. Types
//! that the official provider refuses are refused here, and so are geometric types, bit strings and
//! ranges, which a statement can pass as text with a cast.

mod decode;
mod encode;
mod float;
mod numeric;
mod time;

use std::error::Error;

use bytes::BytesMut;
use postgres_types::{to_sql_checked, FromSql, IsNull, ToSql, Type};

use crate::bindings::PgValue;

type Failure = Box<dyn Error + Sync + Send>;

/// A value on its way to PostgreSQL.
#[derive(Debug)]
pub struct Parameter(pub PgValue);

impl ToSql for Parameter {
    fn to_sql(&self, expected: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
        encode::encode(&self.0, expected, out)
    }

    /// Every type, so that refusals come from the encoder, which knows the value.
    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// A value that came from PostgreSQL.
pub struct Column(pub PgValue);

impl FromSql<'_> for Column {
    fn from_sql(actual: &Type, raw: &[u8]) -> Result<Self, Failure> {
        decode::decode(actual, raw).map(Column)
    }

    fn from_sql_null(_: &Type) -> Result<Self, Failure> {
        Ok(Self(PgValue::Null))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}
