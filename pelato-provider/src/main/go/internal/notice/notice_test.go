package notice

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// heard is a hindrance with a clock that a test moves, and the lines it wrote.
type heard struct {
	*Hindrance
	time  time.Time
	lines []string
}

func hear() *heard {
	h := &heard{time: time.Unix(1_800_000_000, 0)}
	h.Hindrance = &Hindrance{
		name: "rows",
		now:  func() time.Time { return h.time },
		say:  func(format string, values ...any) { h.lines = append(h.lines, fmt.Sprintf(format, values...)) },
	}
	return h
}

var away = errors.New("the database cannot be reached")

func TestAThousandMessagesThatWaitForOneThingAreALineAtItsBeginningAndOneAtItsEnd(t *testing.T) {
	h := hear()
	var waiters []*Waiter
	for range 1000 {
		w := h.Waiter()
		w.Failed(away)
		waiters = append(waiters, w)
	}
	h.time = h.time.Add(12 * time.Second)
	for _, w := range waiters {
		w.Failed(away)
		w.Done()
	}
	want := []string{
		"rows: put off, and tried again until it succeeds: the database cannot be reached",
		"rows: nothing is put off any more, after 12s and 2000 attempts",
	}
	if strings.Join(h.lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("the log was told\n%s", strings.Join(h.lines, "\n"))
	}
}

func TestALongHindranceIsToldOfEveryHalfMinuteWithItsCounts(t *testing.T) {
	h := hear()
	one, other := h.Waiter(), h.Waiter()
	for range 100 { // seconds
		one.Failed(away)
		other.Failed(away)
		h.time = h.time.Add(time.Second)
	}
	if len(h.lines) != 4 || !strings.HasSuffix(h.lines[1], "still put off after 30s: the database cannot be reached; 61 attempts so far, 2 messages at hand wait") {
		t.Errorf("the log was told\n%s", strings.Join(h.lines, "\n"))
	}
}

func TestWhatComesAndGoesIsNotToldEachTime(t *testing.T) {
	h := hear()
	for range 100 { // a deadlock now and then
		w := h.Waiter()
		w.Failed(away)
		w.Done()
		h.time = h.time.Add(time.Second)
	}
	if len(h.lines) != 8 { // a beginning and an end every half a minute
		t.Errorf("the log was told\n%s", strings.Join(h.lines, "\n"))
	}
}

func TestAMessageThatNeverWaitedTellsNothing(t *testing.T) {
	h := hear()
	h.Waiter().Done()
	if len(h.lines) != 0 {
		t.Errorf("the log was told %q", h.lines)
	}
}

func TestTheSameLineIsWrittenOnceInHalfAMinuteWithTheCountOfTheOthers(t *testing.T) {
	var r Repeated
	now := time.Unix(1_800_000_000, 0)
	var lines []string
	for range 61 {
		if line, tell := r.line(now, "not %s", "acknowledged"); tell {
			lines = append(lines, line)
		}
		now = now.Add(time.Second)
	}
	want := "not acknowledged|not acknowledged (and 29 more like it before)|not acknowledged (and 29 more like it before)"
	if strings.Join(lines, "|") != want {
		t.Errorf("the log was told %q", lines)
	}
}
