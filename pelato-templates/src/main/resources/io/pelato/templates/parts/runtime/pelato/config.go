package pelato

import "pelato.task/gen/wasi/config/runtime"

// Setting is the value under a key of the component's configuration, or empty
// if there is none.
func Setting(key string) string {
	result := runtime.Get(key)
	option := result.OK()
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
	start := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != ',' {
			continue
		}
		if i > start {
			parts = append(parts, text[start:i])
		}
		start = i + 1
	}
	return parts
}
