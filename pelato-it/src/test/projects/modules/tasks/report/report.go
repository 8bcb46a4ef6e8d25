package main

import "plant/internal/units"

func exec_task(arg string) string {
	return units.Named(arg)
}
