package main

import (
	"encoding/json"
	"errors"
	"math"
)

type reading struct {
	ID      string    `json:"id"`
	Sensor  string    `json:"sensor"`
	TakenAt string    `json:"taken_at"`
	Samples []float64 `json:"samples"`
}

type aggregate struct {
	ID      string  `json:"id"`
	Sensor  string  `json:"sensor"`
	TakenAt string  `json:"taken_at"`
	Mean    float64 `json:"mean"`
	Least   float64 `json:"least"`
	Most    float64 `json:"most"`
}

func exec_task(arg string) (string, error) {
	var in reading
	if err := json.Unmarshal([]byte(arg), &in); err != nil {
		return "", err
	}
	if len(in.Samples) == 0 {
		return "", errors.New("a reading without samples")
	}
	out := aggregate{ID: in.ID, Sensor: in.Sensor, TakenAt: in.TakenAt, Least: in.Samples[0], Most: in.Samples[0]}
	sum := 0.0
	for _, sample := range in.Samples {
		sum += sample
		out.Least = math.Min(out.Least, sample)
		out.Most = math.Max(out.Most, sample)
	}
	out.Mean = math.Round(100*sum/float64(len(in.Samples))) / 100
	text, err := json.Marshal(out)
	return string(text), err
}
