package main

import (
	"strings"
	"testing"
)

func TestTheDoorIsTheRequestsBody(t *testing.T) {
	got, err := exec_task(" Front Door\n")
	if err != nil || !strings.HasPrefix(got, `{"key":"Front Door","data":"`) {
		t.Errorf("got %s and %v", got, err)
	}
}

func TestARequestWithoutADoorIsRefused(t *testing.T) {
	if got, err := exec_task(" "); err == nil {
		t.Errorf("got %s, expected an error", got)
	}
}
