// Package json reads as much of JSON as a component's own work needs. The
// standard library's package would be most of a component and of its compile.
package json

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// End is what Next returns behind the last character.
const End = 0

// Malformed says why a text is not the JSON that was expected.
type Malformed string

// Error is the reason in words.
func (m Malformed) Error() string { return string(m) }

// Scanner reads a text from front to back.
type Scanner struct {
	Text string
	at   int
}

// Next is the next character that is not white space. It is not taken.
func (s *Scanner) Next() byte {
	for s.at < len(s.Text) {
		switch c := s.Text[s.at]; c {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return c
		}
	}
	return End
}

// Take steps over the next character.
func (s *Scanner) Take() { s.at++ }

// Unexpected is the failure of a text that does not go on as it must.
func (s *Scanner) Unexpected() error {
	if s.at >= len(s.Text) {
		return Malformed("the JSON is not complete")
	}
	return Malformed("the JSON has an unexpected character at byte " + strconv.Itoa(s.at))
}

// Object reads an object, whose brace is next. It calls member for each key;
// the value is the part of the text that holds it.
func (s *Scanner) Object(member func(key, value string)) error {
	s.Take()
	if s.Next() == '}' {
		s.Take()
		return nil
	}
	for {
		if s.Next() != '"' {
			return s.Unexpected()
		}
		key, ok := s.str()
		if !ok || s.Next() != ':' {
			return s.Unexpected()
		}
		s.Take()
		s.Next()
		start := s.at
		if !s.skipValue() {
			return s.Unexpected()
		}
		member(key, s.Text[start:s.at])
		switch s.Next() {
		case ',':
			s.Take()
		case '}':
			s.Take()
			return nil
		default:
			return s.Unexpected()
		}
	}
}

// String is the text of a JSON string as a task expects it; another value is
// its own text.
func String(value string) (string, error) {
	if value == "" || value[0] != '"' {
		return value, nil
	}
	s := Scanner{Text: value}
	text, ok := s.str()
	if !ok {
		return "", s.Unexpected()
	}
	return text, nil
}

// skipValue steps over a value and reports whether there was one.
func (s *Scanner) skipValue() bool {
	depth := 0
	for {
		switch s.Next() {
		case End:
			return false
		case '"':
			if !s.skipString() {
				return false
			}
		case '{', '[':
			depth++
			s.Take()
		case '}', ']':
			if depth == 0 {
				return false
			}
			depth--
			s.Take()
		case ',', ':':
			if depth == 0 {
				return false
			}
			s.Take()
			continue
		default:
			s.skipLiteral()
		}
		if depth == 0 {
			return true
		}
	}
}

func (s *Scanner) skipLiteral() {
	for s.at < len(s.Text) && strings.IndexByte(" \t\n\r,:]}[{\"", s.Text[s.at]) < 0 {
		s.at++
	}
}

func (s *Scanner) skipString() bool {
	for s.at++; s.at < len(s.Text); s.at++ {
		switch s.Text[s.at] {
		case '"':
			s.at++
			return true
		case '\\':
			s.at++
		}
	}
	return false
}

// str reads a string. One without escapes is a part of the text.
func (s *Scanner) str() (string, bool) {
	start := s.at + 1
	if !s.skipString() {
		return "", false
	}
	raw := s.Text[start : s.at-1]
	if strings.IndexByte(raw, '\\') < 0 {
		return raw, true
	}
	return unescape(raw)
}

func unescape(raw string) (string, bool) {
	text := make([]byte, 0, len(raw))
	for len(raw) > 0 {
		c := raw[0]
		raw = raw[1:]
		if c != '\\' {
			text = append(text, c)
			continue
		}
		c = raw[0] // skipString has seen to it that something follows
		raw = raw[1:]
		if c == 'u' {
			first, ok := hex(raw)
			if !ok {
				return "", false
			}
			raw = raw[4:]
			if utf16.IsSurrogate(first) && strings.HasPrefix(raw, `\u`) {
				if second, ok := hex(raw[2:]); ok {
					first = utf16.DecodeRune(first, second)
					raw = raw[6:]
				}
			}
			text = append(text, string(first)...)
			continue
		}
		plain := strings.IndexByte(`"\/bfnrt`, c)
		if plain < 0 {
			return "", false
		}
		text = append(text, "\"\\/\b\f\n\r\t"[plain])
	}
	return string(text), true
}

func hex(digits string) (rune, bool) {
	if len(digits) < 4 {
		return 0, false
	}
	number, err := strconv.ParseUint(digits[:4], 16, 16)
	return rune(number), err == nil
}
