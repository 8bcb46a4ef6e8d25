package host

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"

	"github.com/nats-io/nkeys"
)

// secret is a value as the host writes it: a text or bytes.
type secret struct {
	Kind  string          `json:"kind"`
	Value json.RawMessage `json:"value"`
}

// Settings are the provider's values of a link, whichever end of it the
// provider is, with its secrets among them. They are kept in memory only.
func (d Data) Settings(l Link) (map[string]string, error) {
	values, sealed := l.TargetConfig, l.TargetSecrets
	if l.Source == d.ProviderKey {
		values, sealed = l.SourceConfig, l.SourceSecrets
	}
	all := maps.Clone(values)
	if all == nil {
		all = map[string]string{}
	}
	if len(sealed) == 0 {
		return all, nil
	}
	secrets, err := d.open(sealed)
	if err != nil {
		return nil, err
	}
	maps.Copy(all, secrets)
	return all, nil
}

func (d Data) open(sealed []byte) (map[string]string, error) {
	key, err := nkeys.FromCurveSeed([]byte(d.ProviderXKey))
	if err != nil {
		return nil, fmt.Errorf("the host gave no usable xkey to read secrets with: %w", err)
	}
	plain, err := key.Open(sealed, d.HostXKey)
	if err != nil {
		return nil, errors.New("the secrets of a link could not be decrypted with the host's xkey")
	}
	var secrets map[string]secret
	if err := json.Unmarshal(plain, &secrets); err != nil {
		return nil, errors.New("the secrets of a link are not in the form of wasmCloud 1.9")
	}
	values := make(map[string]string, len(secrets))
	for name, s := range secrets {
		if values[name], err = s.text(); err != nil {
			return nil, fmt.Errorf("the secret %s is neither a text nor bytes", name)
		}
	}
	return values, nil
}

func (s secret) text() (string, error) {
	if s.Kind == "String" {
		var text string
		err := json.Unmarshal(s.Value, &text)
		return text, err
	}
	var numbers []uint16
	if err := json.Unmarshal(s.Value, &numbers); err != nil {
		return "", err
	}
	bytes := make([]byte, len(numbers))
	for i, n := range numbers {
		bytes[i] = byte(n)
	}
	return string(bytes), nil
}
