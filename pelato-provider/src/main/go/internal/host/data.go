// Package host speaks to the wasmCloud host that started the provider: what it
// hands over at the start, the links it tells of, and when to stop. The forms
// are those of the crates wasmcloud-core 0.21 and wasmcloud-provider-sdk 0.17.
package host

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Data is what a host writes to the standard input of a provider, as one line
// of base64 with JSON in it.
type Data struct {
	HostID       string            `json:"host_id"`
	Lattice      string            `json:"lattice_rpc_prefix"`
	UserJWT      string            `json:"lattice_rpc_user_jwt"`
	UserSeed     string            `json:"lattice_rpc_user_seed"`
	URL          string            `json:"lattice_rpc_url"`
	ProviderKey  string            `json:"provider_key"`
	Links        []Link            `json:"link_definitions"`
	Config       map[string]string `json:"config"`
	HostXKey     string            `json:"host_xkey_public_key"`
	ProviderXKey string            `json:"provider_xkey_private_key"`
}

// Link is how a provider and a component are to work together.
type Link struct {
	Source        string            `json:"source_id"`
	Target        string            `json:"target"`
	Name          string            `json:"name"`
	Namespace     string            `json:"wit_namespace"`
	Package       string            `json:"wit_package"`
	Interfaces    []string          `json:"interfaces"`
	SourceConfig  map[string]string `json:"source_config"`
	TargetConfig  map[string]string `json:"target_config"`
	SourceSecrets sealed            `json:"source_secrets"`
	TargetSecrets sealed            `json:"target_secrets"`
}

// sealed are encrypted secrets, which a host writes as an array of numbers.
type sealed []byte

// UnmarshalJSON reads an array of numbers.
func (s *sealed) UnmarshalJSON(text []byte) error {
	var numbers []uint16
	if err := json.Unmarshal(text, &numbers); err != nil {
		return err
	}
	if numbers == nil {
		return nil
	}
	*s = make([]byte, len(numbers))
	for i, n := range numbers {
		(*s)[i] = byte(n)
	}
	return nil
}

// Read reads the host's line.
func Read(from io.Reader) (Data, error) {
	var data Data
	line, err := bufio.NewReaderSize(from, 1<<20).ReadString('\n')
	if err != nil && (err != io.EOF || line == "") {
		return data, fmt.Errorf("the host sent no data: %w", err)
	}
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(line))
	if err != nil {
		return data, fmt.Errorf("the host's data is not base64: %w", err)
	}
	if err := json.Unmarshal(raw, &data); err != nil {
		return data, fmt.Errorf("the host's data is not what wasmCloud 1.9 sends: %w", err)
	}
	return data, nil
}
