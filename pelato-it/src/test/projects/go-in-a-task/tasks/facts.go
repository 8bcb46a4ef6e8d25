package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"net/netip"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"sync"
	"time"
)

var messages int

// Names of a task's own do not meet those of the generated code.
var (
	pelato   = "p"
	postgres = []string{pelato}
)

func handler() string { return postgres[0] }

func exec_task(arg string) (string, error) {
	switch arg {
	case "largest int":
		return strconv.Itoa(math.MaxInt), nil
	case "overflow":
		watts := 1_500_000
		return strconv.Itoa(watts * 3600), nil
	case "int64":
		watts := int64(1_500_000)
		return strconv.FormatInt(watts*3600, 10), nil
	case "milliseconds":
		var reading struct{ At int }
		err := json.Unmarshal([]byte(`{"At": 1767225600123}`), &reading)
		return strconv.Itoa(reading.At), err
	case "milliseconds in an int64":
		var reading struct{ At int64 }
		err := json.Unmarshal([]byte(`{"At": 1767225600123}`), &reading)
		return strconv.FormatInt(reading.At, 10), err
	case "state":
		messages++
		return strconv.Itoa(messages), nil
	case "recover":
		return recovered(), nil
	case "zone":
		_, err := time.LoadLocation("Europe/Rome")
		return "", err
	case "local":
		return time.Unix(0, 0).Format(time.RFC3339), nil
	case "file":
		_, err := os.ReadFile("/etc/hostname")
		return "", err
	case "variables":
		return strconv.Itoa(len(os.Environ())), nil
	case "goroutines":
		return goroutines(), nil
	case "packages":
		return packages()
	case "names":
		return handler(), nil
	}
	return "", errors.New("an unknown question: " + arg)
}

func recovered() (result string) {
	defer func() {
		if recover() != nil {
			result = "recovered"
		}
	}()
	panic("nothing recovers this")
}

func goroutines() string {
	var group sync.WaitGroup
	numbers := make(chan int, 10)
	for n := range 10 {
		group.Add(1)
		go func() {
			defer group.Done()
			time.Sleep(time.Millisecond)
			numbers <- n
		}()
	}
	group.Wait()
	close(numbers)
	sum := 0
	for n := range numbers {
		sum += n
	}
	return strconv.Itoa(sum)
}

func packages() (string, error) {
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	if _, err := writer.Write([]byte("packed")); err != nil {
		return "", err
	}
	if err := writer.Close(); err != nil {
		return "", err
	}
	reader, err := gzip.NewReader(&packed)
	if err != nil {
		return "", err
	}
	unpacked, err := io.ReadAll(reader)
	if err != nil {
		return "", err
	}
	var element struct {
		Value string `xml:"value,attr"`
	}
	if err := xml.Unmarshal([]byte(`<e value="21.5"/>`), &element); err != nil {
		return "", err
	}
	address, err := url.Parse("http://[fe80::1]:80/a?b=c")
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte("x"))
	return fmt.Sprint(string(unpacked), " ", element.Value, " ", address.Port(), " ", netip.MustParseAddr("10.0.0.1").Is4(),
		" ", hex.EncodeToString(sum[:2]), " ", binary.BigEndian.Uint16([]byte{1, 2}), " ",
		regexp.MustCompile(`\d+`).FindString("a12")), nil
}
