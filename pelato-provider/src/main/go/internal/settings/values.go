// Package settings reads what a link says into values that are checked, with
// every fault told at once.
package settings

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// values reads texts and notes what is wrong with them.
type values struct {
	text   map[string]string
	faults []error
}

func (v *values) required(key string) string {
	value := v.text[key]
	if value == "" {
		v.faults = append(v.faults, fmt.Errorf("%s is missing", key))
	}
	return value
}

func (v *values) list(key string) []string {
	var parts []string
	for _, part := range strings.Split(v.text[key], ",") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

func (v *values) number(key string, otherwise, least int) int {
	text := v.text[key]
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least {
		v.faults = append(v.faults, fmt.Errorf("%s is %q and should be a number of at least %d", key, text, least))
		return otherwise
	}
	return n
}

func (v *values) duration(key string, otherwise, least time.Duration) time.Duration {
	text := v.text[key]
	if text == "" {
		return otherwise
	}
	d, err := time.ParseDuration(text)
	if err != nil || d < least {
		v.faults = append(v.faults, fmt.Errorf("%s is %q and should be a time of at least %v, such as 30s", key, text, least))
		return otherwise
	}
	return d
}

func (v *values) failure() error {
	return errors.Join(v.faults...)
}
