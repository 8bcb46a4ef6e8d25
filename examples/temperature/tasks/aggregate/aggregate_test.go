package main

import "testing"

func TestTheMeanHasTwoDigits(t *testing.T) {
	got, err := exec_task(`{"id": "d/1", "sensor": "d", "taken_at": "noon", "samples": [20, 20, 21]}`)
	want := `{"id":"d/1","sensor":"d","taken_at":"noon","mean":20.33,"least":20,"most":21}`
	if err != nil || got != want {
		t.Errorf("got %s and %v, expected %s", got, err, want)
	}
}
