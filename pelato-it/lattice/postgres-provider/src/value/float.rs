//! Floats as the interface has them: `sign * mantissa * 2^exponent`.

use crate::bindings::HashableF64;

const F64_FRACTION_BITS: u32 = 52;
const F32_FRACTION_BITS: u32 = 23;

/// The eight-byte float of a triple.
pub fn to_f64(&(mantissa, exponent, sign): &HashableF64) -> f64 {
    // Every mantissa that a float can have fits into 53 bits.
    #[allow(clippy::cast_precision_loss)]
    let mantissa = mantissa as f64;
    // In two steps: the power alone can be too small for a float where the product is not.
    let half = exponent / 2;
    let power = |exponent: i16| f64::from(exponent).exp2();
    f64::from(sign) * mantissa * power(half) * power(exponent - half)
}

/// The four-byte float of a triple.
pub fn to_f32(triple: &HashableF64) -> f32 {
    #[allow(clippy::cast_possible_truncation)]
    let narrow = to_f64(triple) as f32;
    narrow
}

/// The triple of an eight-byte float.
pub fn from_f64(value: f64) -> HashableF64 {
    let bits = value.to_bits();
    let exponent = (bits >> F64_FRACTION_BITS & 0x7ff) as i16;
    let fraction = bits & ((1 << F64_FRACTION_BITS) - 1);
    let mantissa = match exponent {
        0 => fraction << 1,
        _ => fraction | 1 << F64_FRACTION_BITS,
    };
    (
        mantissa,
        exponent - (1023 + 52),
        sign(value.is_sign_negative()),
    )
}

/// The triple of a four-byte float.
pub fn from_f32(value: f32) -> HashableF64 {
    let bits = value.to_bits();
    let exponent = (bits >> F32_FRACTION_BITS & 0xff) as i16;
    let fraction = bits & ((1 << F32_FRACTION_BITS) - 1);
    let mantissa = match exponent {
        0 => fraction << 1,
        _ => fraction | 1 << F32_FRACTION_BITS,
    };
    let sign = sign(value.is_sign_negative());
    (u64::from(mantissa), exponent - (127 + 23), sign)
}

fn sign(negative: bool) -> i8 {
    if negative {
        -1
    } else {
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_eight_byte_float_survives_the_way_there_and_back() {
        for value in [0.0, 1.0, -21.5, 0.1, f64::MAX, f64::MIN_POSITIVE, 5e-324] {
            assert_eq!(to_f64(&from_f64(value)).to_bits(), value.to_bits());
        }
    }

    #[test]
    fn a_four_byte_float_survives_the_way_there_and_back() {
        for value in [0.0, 1.0, -21.5, 0.1, f32::MAX, f32::MIN_POSITIVE, 1e-45] {
            assert_eq!(to_f32(&from_f32(value)).to_bits(), value.to_bits());
        }
    }
}
