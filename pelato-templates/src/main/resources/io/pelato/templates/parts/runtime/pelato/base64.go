package pelato

// EncodeBase64 writes data as standard, padded base64.
func EncodeBase64(data []byte) string {
	quoted := appendBase64(make([]byte, 0, len(data)*4/3+6), data)
	return stringOf(quoted[1 : len(quoted)-1])
}

// DecodeBase64 reads standard, padded base64.
func DecodeBase64(text string) ([]byte, error) {
	if len(text)%4 != 0 {
		return nil, Refused("a body is not base64: its length is " + decimal(len(text)))
	}
	data := make([]byte, 0, len(text)/4*3)
	for ; len(text) > 0; text = text[4:] {
		group, padding := uint(0), 0
		for i := range 4 {
			value := base64Values[text[i]]
			if value < 0 && (text[i] != '=' || len(text) > 4 || i < 2) || value >= 0 && padding > 0 {
				return nil, Refused("a body is not base64: it has the character " + decimal(int(text[i])))
			}
			if value < 0 {
				value = 0
				padding++
			}
			group = group<<6 | uint(value)
		}
		data = append(data, byte(group>>16), byte(group>>8), byte(group))
		data = data[:len(data)-padding]
	}
	return data, nil
}

// base64Values are the values of the digits, and -1 for every other character.
var base64Values = func() (values [256]int8) {
	for i := range values {
		values[i] = -1
	}
	for value := range len(base64Digits) {
		values[base64Digits[value]] = int8(value)
	}
	return values
}()
