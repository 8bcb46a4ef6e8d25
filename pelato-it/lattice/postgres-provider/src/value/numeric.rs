//! Numbers of any precision: decimal text here, groups of four decimal digits in PostgreSQL
//! (its source file `numeric.c`, functions `numeric_recv` and `numeric_send`).

use std::error::Error;
use std::fmt::{self, Display, Formatter};

use bytes::{Buf, BufMut, BytesMut};
use postgres_types::{to_sql_checked, FromSql, IsNull, ToSql, Type};

use super::Failure;

const POSITIVE: u16 = 0x0000;
const NEGATIVE: u16 = 0x4000;
const NAN: u16 = 0xC000;
const GROUP: usize = 4;

/// A number: digits, in groups of four, from the group of weight `10000^weight` down.
#[derive(Debug, Eq, PartialEq)]
pub struct Numeric {
    groups: Vec<u16>,
    weight: i16,
    sign: u16,
    /// Decimal digits behind the point, which PostgreSQL keeps even where they are zero.
    scale: u16,
}

impl Numeric {
    /// Reads decimal text such as `-12.50` or `1.5e3`, or `NaN`.
    ///
    /// # Errors
    ///
    /// Text that is not a number or has more digits than PostgreSQL takes.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        if text.eq_ignore_ascii_case("nan") {
            return Ok(Self::new(Vec::new(), 0, NAN, 0));
        }
        let (sign, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (NEGATIVE, rest),
            None => (POSITIVE, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits(unsigned).ok_or_else(|| not_a_number(text))?;
        let leading = (GROUP - whole.len() % GROUP) % GROUP;
        let trailing = (GROUP - fraction.len() % GROUP) % GROUP;
        let padded = "0".repeat(leading) + &whole + &fraction + &"0".repeat(trailing);
        let groups = padded
            .as_bytes()
            .chunks(GROUP)
            .map(|group| {
                group
                    .iter()
                    .fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'))
            })
            .collect();
        let weight = i16::try_from((leading + whole.len()) / GROUP)? - 1;
        Ok(Self::new(
            groups,
            weight,
            sign,
            u16::try_from(fraction.len())?,
        ))
    }

    /// Drops groups of zeros at both ends, as PostgreSQL does.
    fn new(mut groups: Vec<u16>, mut weight: i16, sign: u16, scale: u16) -> Self {
        while groups.last() == Some(&0) {
            groups.pop();
        }
        let zeros = groups.iter().take_while(|group| **group == 0).count();
        groups.drain(..zeros);
        weight -= i16::try_from(zeros).unwrap_or(i16::MAX);
        if groups.is_empty() {
            weight = 0;
        }
        Self {
            groups,
            weight,
            sign,
            scale,
        }
    }

    /// The group of digits with a weight, zero where none is kept.
    fn group(&self, weight: i16) -> u16 {
        usize::try_from(i32::from(self.weight) - i32::from(weight))
            .ok()
            .and_then(|index| self.groups.get(index).copied())
            .unwrap_or(0)
    }
}

/// The digits before and behind the point, an exponent applied.
fn digits(text: &str) -> Option<(String, String)> {
    let (number, exponent) = match text.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, exponent.parse::<i16>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let all = format!("{whole}{fraction}");
    if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let point = i64::try_from(whole.len()).ok()? + i64::from(exponent);
    let before = usize::try_from(-point.min(0)).ok()?;
    let behind = usize::try_from((point - i64::try_from(all.len()).ok()?).max(0)).ok()?;
    let all = "0".repeat(before) + &all + &"0".repeat(behind);
    let (whole, fraction) = all.split_at(usize::try_from(point.max(0)).ok()?);
    Some((whole.to_owned(), fraction.to_owned()))
}

fn not_a_number(text: &str) -> Failure {
    format!("{text} is not a number").into()
}

impl Display for Numeric {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.sign == NAN {
            return f.write_str("NaN");
        }
        let whole: String = (0..=self.weight.max(0))
            .rev()
            .map(|weight| format!("{:04}", self.group(weight)))
            .collect();
        let whole = match whole.trim_start_matches('0') {
            "" => "0",
            digits => digits,
        };
        let scale = usize::from(self.scale);
        let groups = i16::try_from(scale.div_ceil(GROUP)).map_err(|_| fmt::Error)?;
        let fraction: String = (1..=groups)
            .map(|weight| format!("{:04}", self.group(-weight)))
            .collect();
        let sign = if self.sign == NEGATIVE { "-" } else { "" };
        match scale {
            0 => write!(f, "{sign}{whole}"),
            _ => write!(f, "{sign}{whole}.{}", &fraction[..scale]),
        }
    }
}

impl ToSql for Numeric {
    fn to_sql(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        out.put_u16(u16::try_from(self.groups.len())?);
        out.put_i16(self.weight);
        out.put_u16(self.sign);
        out.put_u16(self.scale);
        for group in &self.groups {
            out.put_u16(*group);
        }
        Ok(IsNull::No)
    }

    fn accepts(expected: &Type) -> bool {
        *expected == Type::NUMERIC
    }

    to_sql_checked!();
}

impl FromSql<'_> for Numeric {
    fn from_sql(_: &Type, mut raw: &[u8]) -> Result<Self, Failure> {
        if raw.len() < 8 || raw.len() != 8 + 2 * usize::from(u16::from_be_bytes([raw[0], raw[1]])) {
            return Err("a numeric of the wrong length".into());
        }
        let count = raw.get_u16();
        let weight = raw.get_i16();
        let sign = raw.get_u16();
        let scale = raw.get_u16();
        if ![POSITIVE, NEGATIVE, NAN].contains(&sign) {
            return Err("an infinite numeric is not served".into());
        }
        let groups = (0..count).map(|_| raw.get_u16()).collect();
        Ok(Self::new(groups, weight, sign, scale))
    }

    fn accepts(actual: &Type) -> bool {
        *actual == Type::NUMERIC
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(text: &str) -> String {
        let mut bytes = BytesMut::new();
        let number = Numeric::parse(text).unwrap();
        number.to_sql(&Type::NUMERIC, &mut bytes).unwrap();
        Numeric::from_sql(&Type::NUMERIC, &bytes)
            .unwrap()
            .to_string()
    }

    #[test]
    fn a_number_keeps_its_digits_and_its_scale() {
        for text in [
            "0",
            "1",
            "-1",
            "12.50",
            "0.0001",
            "0.00001",
            "10000",
            "-99999.99990",
            "123456789012345678901234567890.123456789",
            "0.00",
            "NaN",
        ] {
            assert_eq!(there_and_back(text), text);
        }
    }

    #[test]
    fn an_exponent_moves_the_point() {
        assert_eq!(there_and_back("1.5e3"), "1500");
        assert_eq!(there_and_back("15e-4"), "0.0015");
        assert_eq!(there_and_back("+.5"), "0.5");
    }

    #[test]
    fn text_that_is_no_number_is_refused() {
        for text in ["", "-", "1,5", "1e", "0x1", "1.2.3"] {
            assert!(Numeric::parse(text).is_err(), "{text}");
        }
    }
}
