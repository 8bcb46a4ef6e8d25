//! From PostgreSQL's bytes to the interface's values.

use std::net::IpAddr;

use bytes::Bytes;
use chrono::{DateTime, NaiveDateTime, NaiveTime, Utc};
use postgres_types::{Date, FromSql, PgLsn, Type};
use uuid::Uuid;

use super::numeric::Numeric;
use super::{float, time, Failure};
use crate::bindings::{MacAddressEui48, PgValue};

/// Reads a value. The case is the official provider's: jsonb comes as `json`.
///
/// # Errors
///
/// A type that is not served, or bytes that are not of the type.
pub fn decode(actual: &Type, raw: &[u8]) -> Result<PgValue, Failure> {
    use PgValue as V;

    Ok(match *actual {
        Type::BOOL => V::Bool(get(actual, raw)?),
        Type::BOOL_ARRAY => V::BoolArray(get(actual, raw)?),
        Type::INT2 => V::Int2(get(actual, raw)?),
        Type::INT2_ARRAY => V::Int2Array(get(actual, raw)?),
        Type::INT4 => V::Int4(get(actual, raw)?),
        Type::INT4_ARRAY => V::Int4Array(get(actual, raw)?),
        Type::INT8 => V::Int8(get(actual, raw)?),
        Type::INT8_ARRAY => V::Int8Array(get(actual, raw)?),
        Type::FLOAT4 => V::Float4(float::from_f32(get(actual, raw)?)),
        Type::FLOAT4_ARRAY => V::Float4Array(all(actual, raw, float::from_f32)?),
        Type::FLOAT8 => V::Float8(float::from_f64(get(actual, raw)?)),
        Type::FLOAT8_ARRAY => V::Float8Array(all(actual, raw, float::from_f64)?),
        Type::NUMERIC => V::Numeric(get::<Numeric>(actual, raw)?.to_string()),
        Type::NUMERIC_ARRAY => V::NumericArray(all(actual, raw, |n: Numeric| n.to_string())?),
        Type::BYTEA => V::Bytea(get::<Vec<u8>>(actual, raw)?.into()),
        Type::BYTEA_ARRAY => V::ByteaArray(all(actual, raw, |bytes: Vec<u8>| bytes.into())?),
        Type::VARCHAR => V::Varchar((None, Bytes::copy_from_slice(raw))),
        Type::VARCHAR_ARRAY => {
            V::VarcharArray(all(actual, raw, |text: String| (None, text.into()))?)
        }
        Type::NAME => V::Name(get(actual, raw)?),
        Type::NAME_ARRAY => V::NameArray(get(actual, raw)?),
        Type::TEXT => V::Text(get(actual, raw)?),
        Type::TEXT_ARRAY => V::TextArray(get(actual, raw)?),
        Type::XML => V::Xml(std::str::from_utf8(raw)?.to_owned()),
        Type::JSON | Type::JSONB => V::Json(json(get(actual, raw)?)),
        Type::JSON_ARRAY => V::JsonArray(all(actual, raw, json)?),
        Type::JSONB_ARRAY => V::JsonbArray(all(actual, raw, json)?),
        Type::UUID => V::Uuid(get::<Uuid>(actual, raw)?.to_string()),
        Type::UUID_ARRAY => V::UuidArray(all(actual, raw, |uuid: Uuid| uuid.to_string())?),
        Type::INET => V::Inet(get::<IpAddr>(actual, raw)?.to_string()),
        Type::INET_ARRAY => V::InetArray(all(actual, raw, |ip: IpAddr| ip.to_string())?),
        Type::MACADDR => V::Macaddr(macaddr(raw)?),
        Type::DATE => V::Date(time::from_date(get(actual, raw)?)),
        Type::DATE_ARRAY => V::DateArray(all(actual, raw, |d: Date<_>| time::from_date(d))?),
        Type::TIME => V::Time(get::<NaiveTime>(actual, raw)?.into()),
        Type::TIME_ARRAY => V::TimeArray(all(actual, raw, |t: NaiveTime| t.into())?),
        Type::TIMESTAMP => V::Timestamp(get::<NaiveDateTime>(actual, raw)?.into()),
        Type::TIMESTAMP_ARRAY => V::TimestampArray(all(actual, raw, |t: NaiveDateTime| t.into())?),
        Type::TIMESTAMPTZ => V::TimestampTz(get::<DateTime<Utc>>(actual, raw)?.into()),
        Type::TIMESTAMPTZ_ARRAY => {
            V::TimestampTzArray(all(actual, raw, |t: DateTime<Utc>| t.into())?)
        }
        Type::PG_LSN => V::PgLsn(get::<PgLsn>(actual, raw)?.into()),
        _ => {
            return Err(format!("unsupported type [{actual}], consider a cast like ::text").into())
        }
    })
}

fn get<'a, T: FromSql<'a>>(actual: &Type, raw: &'a [u8]) -> Result<T, Failure> {
    T::from_sql(actual, raw)
}

fn all<'a, F: FromSql<'a>, T>(
    actual: &Type,
    raw: &'a [u8],
    convert: impl Fn(F) -> T,
) -> Result<Vec<T>, Failure> {
    let values: Vec<F> = get(actual, raw)?;
    Ok(values.into_iter().map(convert).collect())
}

fn json(value: serde_json::Value) -> String {
    value.to_string()
}

fn macaddr(raw: &[u8]) -> Result<MacAddressEui48, Failure> {
    match *raw {
        [a, b, c, d, e, f] => Ok(MacAddressEui48 {
            bytes: (a, b, c, d, e, f),
        }),
        _ => Err(format!("a macaddr of {} bytes", raw.len()).into()),
    }
}
