package pelato

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func TestAReportIsJSONWithTheWholeMessage(t *testing.T) {
	for _, body := range []string{"", "plain", "\"quotes\" \\ \n\r\t\x00\x1f\x7f", "Unicode è \U0001F600 \u2028", strings.Repeat("long ", 200_000)} {
		f := failure{task: "t", subject: "s.a", reason: "because \xff \"of\"", time: "2026-01-01T00:00:00.000Z"}
		var report map[string]string
		if err := json.Unmarshal(f.whole([]byte(body)), &report); err != nil {
			t.Fatalf("%.40q: %v", body, err)
		}
		want := map[string]string{"task": "t", "subject": "s.a", "reason": "because \uFFFD \"of\"", "time": f.time, "body": body}
		for key, value := range want {
			if report[key] != value {
				t.Errorf("%.40q: %s is %.40q, not %.40q", body, key, report[key], value)
			}
		}
	}
}

func TestAMessageThatIsNotUTF8IsReportedInBase64(t *testing.T) {
	for size := 1; size < 300; size++ {
		body := make([]byte, size)
		for i := range body {
			body[i] = byte(255 - i)
		}
		var report map[string]string
		if err := json.Unmarshal(failure{}.whole(body), &report); err != nil {
			t.Fatal(err)
		}
		if _, there := report["body"]; there {
			t.Fatalf("%d bytes: there is a body besides body_base64", size)
		}
		if report["body_base64"] != base64.StdEncoding.EncodeToString(body) {
			t.Fatalf("%d bytes: body_base64 is %s", size, report["body_base64"])
		}
	}
}

func TestPartsAreNumberedFromOne(t *testing.T) {
	var report struct {
		Part, Parts int
		Body        []byte `json:"body_base64"`
	}
	if err := json.Unmarshal(failure{}.part([]byte("xyz"), 10, 12), &report); err != nil {
		t.Fatal(err)
	}
	if report.Part != 10 || report.Parts != 12 || string(report.Body) != "xyz" {
		t.Errorf("%+v", report)
	}
}

func TestATimestampIsRFC3339InUTC(t *testing.T) {
	for _, moment := range []string{"1970-01-01T00:00:00.000Z", "1999-12-31T23:59:59.999Z", "2000-02-29T12:00:00.050Z", "2026-03-01T01:02:03.004Z", "2100-02-28T23:00:00.100Z", "2100-03-01T00:00:00.000Z"} {
		parsed, err := time.Parse(time.RFC3339Nano, moment)
		if err != nil {
			t.Fatal(err)
		}
		if got := timestamp(uint64(parsed.Unix()), uint32(parsed.Nanosecond())); got != moment {
			t.Errorf("%s came out as %s", moment, got)
		}
	}
	for day := uint64(0); day < 80_000; day++ {
		want := time.Unix(int64(day*86400), 0).UTC().Format("2006-01-02T15:04:05.000Z")
		if got := timestamp(day*86400, 0); got != want {
			t.Fatalf("%s came out as %s", want, got)
		}
	}
}

func TestASettingListLeavesEmptyPartsOut(t *testing.T) {
	for text, want := range map[string]string{"": "", ",": "", "a": "a", "a,b": "a|b", ",a,,b,": "a|b"} {
		if got := strings.Join(split(text), "|"); got != want {
			t.Errorf("%q gives %q, not %q", text, got, want)
		}
	}
}

func TestANumberThatIsNoneGivesTheDefault(t *testing.T) {
	for text, want := range map[string]int{"": 7, "0": 0, "12": 12, "-1": 7, "1x": 7, "99999999999999999999": 7} {
		if got := number(text, 7); got != want {
			t.Errorf("%q gives %d, not %d", text, got, want)
		}
	}
}

func TestALongReasonIsCutBetweenCharacters(t *testing.T) {
	reason := shortened("x" + strings.Repeat("è", reasonSize))
	if len(reason) > reasonSize+3 || !strings.HasSuffix(reason, "è...") {
		t.Errorf("%d bytes, ending in %q", len(reason), reason[len(reason)-6:])
	}
}

func TestATextThatLeavesIsUTF8(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "plain": "plain", "è\U0001F600": "è\U0001F600", "21,5 \xb0C": "21,5 \uFFFDC", "\xff\xfe": "\uFFFD\uFFFD",
		"cut \xe4\xbd": "cut \uFFFD\uFFFD", "\xed\xa0\x80": "\uFFFD\uFFFD\uFFFD",
	} {
		if got := validText(text); got != want {
			t.Errorf("%q gives %q", text, got)
		}
	}
}

func TestATaskMayChangeItsCopyOfTheMessage(t *testing.T) {
	body := []byte("abc")
	task := Bytes(func(argument []byte) []byte {
		argument[0] = 'x'
		return argument
	})
	result, err := task(body)
	if string(body) != "abc" || string(result) != "xbc" || err != nil {
		t.Errorf("message %q, result %q, error %v", body, result, err)
	}
}
