package main

import (
	"encoding/json"
	"math/rand"
	"strconv"
	"time"
)

type reading struct {
	ID      string    `json:"id"`
	Sensor  string    `json:"sensor"`
	TakenAt time.Time `json:"taken_at"`
	Samples []float64 `json:"samples"`
}

// exec_task reads the sensor ten times. There is no sensor here, so it makes the samples up.
func exec_task(arg string) (string, error) {
	samples := make([]float64, 10)
	for i := range samples {
		samples[i] = 20 + float64(rand.Intn(500))/100
	}
	now := time.Now().UTC()
	text, err := json.Marshal(reading{
		ID:      "made-up/" + strconv.FormatInt(now.UnixNano(), 10),
		Sensor:  "made-up",
		TakenAt: now,
		Samples: samples,
	})
	return string(text), err
}
