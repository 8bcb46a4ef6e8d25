package json

import (
	stdjson "encoding/json"
	"testing"
)

func TestStringReadsWhatTheStandardLibraryReads(t *testing.T) {
	for _, text := range []string{"", "a", "\"\\/\b\f\n\r\t", "è", "\U0001F600", "\x00", "\u2028"} {
		quoted, err := stdjson.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := String(string(quoted)); got != text || err != nil {
			t.Errorf("%s gives %q, %v", quoted, got, err)
		}
	}
	for quoted, want := range map[string]string{`"\ud83d\ude00"`: "\U0001F600", `"\ud83dx"`: "\uFFFDx", `12.50`: "12.50", `{"a":1}`: `{"a":1}`} {
		if got, err := String(quoted); got != want || err != nil {
			t.Errorf("%s gives %q, %v", quoted, got, err)
		}
	}
	for _, broken := range []string{`"`, `"\`, `"\u12`, `"\u12g4"`, `"\x"`} {
		if got, err := String(broken); err == nil {
			t.Errorf("%s gives %q", broken, got)
		}
	}
}

func TestObjectHandsOnEveryMember(t *testing.T) {
	s := Scanner{Text: ` { "a" : [1,{"b":"]}"},null] , "c\n":-1.5e3,"d":"x\"y","e":{} } `}
	var members []string
	if s.Next() != '{' {
		t.Fatal("no object")
	}
	if err := s.Object(func(key, value string) { members = append(members, key, value) }); err != nil {
		t.Fatal(err)
	}
	want := []string{"a", `[1,{"b":"]}"},null]`, "c\n", "-1.5e3", "d", `"x\"y"`, "e", "{}"}
	if len(members) != len(want) {
		t.Fatalf("%q", members)
	}
	for i := range want {
		if members[i] != want[i] {
			t.Errorf("%q, not %q", members[i], want[i])
		}
	}
	if s.Next() != End {
		t.Errorf("something is left: %v", s.Unexpected())
	}
}

func TestBrokenObjectsAreRefused(t *testing.T) {
	for _, text := range []string{`{`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `{"a":1,}`, `{a:1}`, `{"a" 1}`, `{"a":]}`, `{"a":[1}`, `{"a":"x}`} {
		s := Scanner{Text: text}
		if err := s.Object(func(string, string) {}); err == nil && s.Next() == End {
			t.Errorf("%s was taken", text)
		}
	}
}

func FuzzObjectEndsWhereTheStandardLibraryEnds(f *testing.F) {
	f.Add(`{"a":[1,2,{"b":null}],"c":"\u00e8"}`)
	f.Fuzz(func(t *testing.T, text string) {
		var members map[string]stdjson.RawMessage
		if stdjson.Unmarshal([]byte(text), &members) != nil || members == nil {
			return
		}
		s := Scanner{Text: text}
		s.Next()
		keys := 0
		if err := s.Object(func(string, string) { keys++ }); err != nil || s.Next() != End || keys < len(members) {
			t.Errorf("%q: %v, %d keys", text, err, keys)
		}
	})
}
