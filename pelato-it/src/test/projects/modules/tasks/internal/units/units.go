// Package units has what the tasks of the plant share.
package units

const freezing = 273.15

// Kelvin turns degrees Celsius into kelvins.
func Kelvin(celsius float64) float64 {
	return celsius + freezing
}

// Named gives a temperature its unit.
func Named(kelvins string) string {
	return kelvins + " K"
}
