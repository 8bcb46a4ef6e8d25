package pelato

import "unicode/utf8"

// The standard library's JSON, base64 and time formatting would be most of a
// small component, so the little that a report needs of them stands here.

const (
	hexDigits    = "0123456789abcdef"
	base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
)

// appendString writes text as a JSON string (RFC 8259, section 7). Bytes that
// are not UTF-8 become U+FFFD.
func appendString(to []byte, text string) []byte {
	to = append(to, '"')
	plain := 0
	for i := 0; i < len(text); {
		c := text[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:])
			if r == utf8.RuneError && size == 1 {
				to = append(append(to, text[plain:i]...), "\uFFFD"...)
				plain = i + 1
			}
			i += size
			continue
		}
		to = append(to, text[plain:i]...)
		switch c {
		case '"', '\\':
			to = append(to, '\\', c)
		case '\n':
			to = append(to, '\\', 'n')
		case '\r':
			to = append(to, '\\', 'r')
		case '\t':
			to = append(to, '\\', 't')
		default:
			to = append(to, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
		i++
		plain = i
	}
	return append(append(to, text[plain:]...), '"')
}

// appendBase64 writes data as a JSON string of standard, padded base64.
func appendBase64(to, data []byte) []byte {
	to = append(to, '"')
	for len(data) >= 3 {
		group := uint(data[0])<<16 | uint(data[1])<<8 | uint(data[2])
		to = append(to, base64Digits[group>>18], base64Digits[group>>12&63],
			base64Digits[group>>6&63], base64Digits[group&63])
		data = data[3:]
	}
	switch len(data) {
	case 1:
		group := uint(data[0]) << 16
		to = append(to, base64Digits[group>>18], base64Digits[group>>12&63], '=', '=')
	case 2:
		group := uint(data[0])<<16 | uint(data[1])<<8
		to = append(to, base64Digits[group>>18], base64Digits[group>>12&63],
			base64Digits[group>>6&63], '=')
	}
	return append(to, '"')
}

// validText is the text, with U+FFFD for each byte that is not UTF-8. An
// interface that takes texts ends a component that hands it other bytes.
func validText(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	valid := make([]byte, 0, len(text)+16)
	for _, r := range text {
		valid = utf8.AppendRune(valid, r)
	}
	return stringOf(valid)
}

func decimal(number int) string {
	return stringOf(appendNumber(nil, number))
}

func appendNumber(to []byte, number int) []byte {
	if number >= 10 {
		to = appendNumber(to, number/10)
	}
	return append(to, byte('0'+number%10))
}

// timestamp writes seconds since 1970 as RFC 3339 in UTC, to the millisecond.
func timestamp(seconds uint64, nanoseconds uint32) string {
	year, month, day := civil(int(seconds / 86400))
	clock := int(seconds % 86400)
	text := make([]byte, 0, 24)
	text = appendPadded(text, year, 4, '-')
	text = appendPadded(text, month, 2, '-')
	text = appendPadded(text, day, 2, 'T')
	text = appendPadded(text, clock/3600, 2, ':')
	text = appendPadded(text, clock/60%60, 2, ':')
	text = appendPadded(text, clock%60, 2, '.')
	text = appendPadded(text, int(nanoseconds/1_000_000), 3, 'Z')
	return stringOf(text)
}

func appendPadded(to []byte, number, width int, end byte) []byte {
	for limit := pow10(width - 1); limit > 1 && number < limit; limit /= 10 {
		to = append(to, '0')
	}
	return append(appendNumber(to, number), end)
}

func pow10(exponent int) int {
	power := 1
	for range exponent {
		power *= 10
	}
	return power
}

// civil is the Gregorian date of a day counted from 1970-01-01. The year is
// taken to begin in March, so that the leap day is its last day.
func civil(days int) (year, month, day int) {
	days += 719468 // from 0000-03-01
	era := days / 146097
	dayOfEra := days % 146097
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	shifted := (5*dayOfYear + 2) / 153
	day = dayOfYear - (153*shifted+2)/5 + 1
	month = shifted + 3
	year = era*400 + yearOfEra
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}
