package pelato

import (
	"go.bytecodealliance.org/cm"
	"pelato.task/gen/wasi/config/runtime"
)

// looked is what the host said last of a setting. A local variable would be
// allocated for each message, since its parts are pointed at.
var looked cm.Result[runtime.OptionStringShape, cm.Option[string], runtime.ConfigError]

// Setting is the value under a key of the component's configuration, or empty
// if there is none.
func Setting(key string) string {
	looked = runtime.Get(key)
	option := looked.OK()
	if option == nil {
		return ""
	}
	value := option.Some()
	if value == nil {
		return ""
	}
	return *value
}

// SettingList is a setting of several values, separated by commas.
func SettingList(key string) []string {
	return split(Setting(key))
}

// retries is how often a failed attempt is repeated; 3 where nothing is set.
func retries() int {
	return number(Setting("retries"), 3)
}

// number is a decimal number, or another one where the text is not one.
func number(text string, otherwise int) int {
	value := 0
	for _, digit := range []byte(text) {
		if digit < '0' || digit > '9' || value > 100_000_000 {
			return otherwise
		}
		value = value*10 + int(digit-'0')
	}
	if text == "" {
		return otherwise
	}
	return value
}

func split(text string) []string {
	var parts []string
	for text != "" {
		var part string
		if part, text = cut(text); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// cut is what stands before the first comma, and what stands after it.
func cut(text string) (first, rest string) {
	for i := range len(text) {
		if text[i] == ',' {
			return text[:i], text[i+1:]
		}
	}
	return text, ""
}
