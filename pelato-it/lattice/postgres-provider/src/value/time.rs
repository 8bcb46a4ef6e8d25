//! Dates and times.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};
use postgres_types::Date as PgDate;

use super::Failure;
use crate::bindings::{Date, Offset, Time, Timestamp, TimestampTz};

/// A date as PostgreSQL takes it.
///
/// # Errors
///
/// A day that no calendar has.
pub fn date(date: &Date) -> Result<PgDate<NaiveDate>, Failure> {
    Ok(match date {
        Date::PositiveInfinity => PgDate::PosInfinity,
        Date::NegativeInfinity => PgDate::NegInfinity,
        Date::Ymd((year, month, day)) => PgDate::Value(
            NaiveDate::from_ymd_opt(*year, *month, *day)
                .ok_or_else(|| format!("there is no day {year}-{month}-{day}"))?,
        ),
    })
}

/// A date as the interface has it.
pub fn from_date(date: PgDate<NaiveDate>) -> Date {
    match date {
        PgDate::PosInfinity => Date::PositiveInfinity,
        PgDate::NegInfinity => Date::NegativeInfinity,
        PgDate::Value(day) => ymd(day),
    }
}

fn ymd(day: NaiveDate) -> Date {
    Date::Ymd((day.year(), day.month(), day.day()))
}

impl TryFrom<&Time> for NaiveTime {
    type Error = Failure;

    fn try_from(time: &Time) -> Result<Self, Failure> {
        Self::from_hms_micro_opt(time.hour, time.min, time.sec, time.micro)
            .ok_or_else(|| format!("there is no time {time:?}").into())
    }
}

impl From<NaiveTime> for Time {
    fn from(time: NaiveTime) -> Self {
        Self {
            hour: time.hour(),
            min: time.minute(),
            sec: time.second(),
            micro: time.nanosecond() / 1_000,
        }
    }
}

impl TryFrom<&Timestamp> for NaiveDateTime {
    type Error = Failure;

    fn try_from(timestamp: &Timestamp) -> Result<Self, Failure> {
        match date(&timestamp.date)? {
            PgDate::Value(day) => Ok(day.and_time((&timestamp.time).try_into()?)),
            _ => Err("an infinite timestamp is not served".into()),
        }
    }
}

impl From<NaiveDateTime> for Timestamp {
    fn from(timestamp: NaiveDateTime) -> Self {
        Self {
            date: ymd(timestamp.date()),
            time: timestamp.time().into(),
        }
    }
}

impl TryFrom<&TimestampTz> for DateTime<Utc> {
    type Error = Failure;

    fn try_from(value: &TimestampTz) -> Result<Self, Failure> {
        let local = NaiveDateTime::try_from(&value.timestamp)?;
        let east = match value.offset {
            Offset::EasternHemisphereSecs(seconds) => i64::from(seconds),
            Offset::WesternHemisphereSecs(seconds) => -i64::from(seconds),
        };
        Ok((local - Duration::seconds(east)).and_utc())
    }
}

impl From<DateTime<Utc>> for TimestampTz {
    fn from(time: DateTime<Utc>) -> Self {
        Self {
            timestamp: time.naive_utc().into(),
            offset: Offset::WesternHemisphereSecs(0),
        }
    }
}
