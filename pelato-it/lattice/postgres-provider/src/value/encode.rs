//! From the interface's values to PostgreSQL's bytes.

use std::collections::HashMap;
use std::net::IpAddr;

use bytes::{BufMut, Bytes, BytesMut};
use chrono::{DateTime, NaiveDateTime, NaiveTime, Utc};
use postgres_types::{IsNull, PgLsn, ToSql, Type};
use uuid::Uuid;

use super::numeric::Numeric;
use super::{float, time, Failure};
use crate::bindings::{MacAddressEui48, PgValue};

type Encoded = Result<IsNull, Failure>;

/// Appends a value's bytes.
///
/// # Errors
///
/// A value that is not of the expected type, that does not parse, or of a type that is not served.
pub fn encode(value: &PgValue, expected: &Type, out: &mut BytesMut) -> Encoded {
    use PgValue as V;

    match value {
        V::Null => Ok(IsNull::Yes),
        V::BigInt(n) | V::Int8(n) | V::BigSerial(n) | V::Serial8(n) => put(n, expected, out),
        V::Int8Array(ns) => put(ns, expected, out),
        V::Integer(n) | V::Int(n) | V::Int4(n) => put(n, expected, out),
        V::Int4Array(ns) => put(ns, expected, out),
        V::Serial(n) | V::Serial4(n) => put(&i32::try_from(*n)?, expected, out),
        V::SmallInt(n) | V::Int2(n) | V::SmallSerial(n) | V::Serial2(n) => put(n, expected, out),
        V::Int2Array(ns) => put(ns, expected, out),
        V::Bool(b) | V::Boolean(b) => put(b, expected, out),
        V::BoolArray(bs) => put(bs, expected, out),
        V::Double(f) | V::Float8(f) => put(&float::to_f64(f), expected, out),
        V::Float8Array(fs) => put_all(fs, |f| Ok(float::to_f64(f)), expected, out),
        V::Real(f) | V::Float4(f) => put(&float::to_f32(f), expected, out),
        V::Float4Array(fs) => put_all(fs, |f| Ok(float::to_f32(f)), expected, out),
        V::Numeric(n) | V::Decimal(n) => put(&Numeric::parse(n)?, expected, out),
        V::NumericArray(ns) => put_all(ns, |n| Numeric::parse(n), expected, out),
        V::Bytea(bytes) => put(&bytes.as_ref(), expected, out),
        V::ByteaArray(all) => put_all(all, |bytes| Ok(bytes.to_vec()), expected, out),
        V::Char((size, bytes)) => put(&exactly(*size, bytes)?, expected, out),
        V::CharArray(all) => put_all(all, |(size, b)| exactly(*size, b), expected, out),
        V::Varchar((limit, bytes)) => put(&at_most(*limit, bytes)?, expected, out),
        V::VarcharArray(all) => put_all(all, |(limit, b)| at_most(*limit, b), expected, out),
        V::Json(text) | V::Jsonb(text) => put(&json(text)?, expected, out),
        V::JsonArray(all) | V::JsonbArray(all) => put_all(all, |text| json(text), expected, out),
        V::Name(text) | V::Text(text) | V::Xml(text) | V::TsQuery(text) => {
            put_text(text, expected, out)
        }
        V::NameArray(all) | V::TextArray(all) | V::XmlArray(all) => put(all, expected, out),
        V::Uuid(text) => put(&Uuid::parse_str(text)?, expected, out),
        V::UuidArray(all) => put_all(all, |text| Ok(Uuid::parse_str(text)?), expected, out),
        V::Inet(text) => put(&text.parse::<IpAddr>()?, expected, out),
        V::InetArray(all) => put_all(all, |text| Ok(text.parse::<IpAddr>()?), expected, out),
        V::Macaddr(address) => put_macaddr(address, expected, out),
        V::Date(date) => put(&time::date(date)?, expected, out),
        V::DateArray(all) => put_all(all, time::date, expected, out),
        V::Time(value) => put(&NaiveTime::try_from(value)?, expected, out),
        V::TimeArray(all) => put_all(all, |t| NaiveTime::try_from(t), expected, out),
        V::Timestamp(value) => put(&NaiveDateTime::try_from(value)?, expected, out),
        V::TimestampArray(all) => put_all(all, |t| NaiveDateTime::try_from(t), expected, out),
        V::TimestampTz(value) => put(&DateTime::<Utc>::try_from(value)?, expected, out),
        V::TimestampTzArray(all) => put_all(all, |t| DateTime::<Utc>::try_from(t), expected, out),
        V::PgLsn(n) => put(&PgLsn::from(*n), expected, out),
        V::PgLsnArray(all) => put_all(all, |n| Ok(PgLsn::from(*n)), expected, out),
        V::Hstore(pairs) => {
            let map: HashMap<String, Option<String>> = pairs.iter().cloned().collect();
            put(&map, expected, out)
        }
        unserved => Err(format!("{unserved:?} is not served: pass it as text with a cast").into()),
    }
}

fn put<T: ToSql>(value: &T, expected: &Type, out: &mut BytesMut) -> Encoded {
    value.to_sql_checked(expected, out)
}

fn put_all<F, T: ToSql>(
    values: &[F],
    convert: impl Fn(&F) -> Result<T, Failure>,
    expected: &Type,
    out: &mut BytesMut,
) -> Encoded {
    let converted: Vec<T> = values.iter().map(convert).collect::<Result<_, _>>()?;
    put(&converted, expected, out)
}

/// Text goes as it is to every type whose binary form is text.
fn put_text(text: &str, expected: &Type, out: &mut BytesMut) -> Encoded {
    match *expected {
        Type::XML | Type::JSON => {
            out.put_slice(text.as_bytes());
            Ok(IsNull::No)
        }
        _ => put(&text, expected, out),
    }
}

fn put_macaddr(address: &MacAddressEui48, expected: &Type, out: &mut BytesMut) -> Encoded {
    if *expected != Type::MACADDR {
        return Err(format!("a macaddr is not of the type {expected}").into());
    }
    let (a, b, c, d, e, f) = address.bytes;
    out.put_slice(&[a, b, c, d, e, f]);
    Ok(IsNull::No)
}

fn exactly(size: u32, bytes: &Bytes) -> Result<String, Failure> {
    if bytes.len() != size as usize {
        return Err("char length does not match specified size".into());
    }
    Ok(String::from_utf8(bytes.to_vec())?)
}

fn at_most(limit: Option<u32>, bytes: &Bytes) -> Result<String, Failure> {
    let length = bytes.len();
    match limit {
        Some(limit) if length > limit as usize => {
            Err(format!("char length [{length}] does not match specified limit [{limit}]").into())
        }
        _ => Ok(String::from_utf8(bytes.to_vec())?),
    }
}

fn json(text: &str) -> Result<serde_json::Value, Failure> {
    serde_json::from_str(text).map_err(|error| format!("failed to parse JSON: {error}").into())
}
