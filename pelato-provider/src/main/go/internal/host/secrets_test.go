package host

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/nats-io/nkeys"
)

const password = "not-for-logs'\"\\"

// sealedLink is a link with secrets as a host writes it, and what its provider
// knows of the keys.
func sealedLink(t *testing.T, secrets string) (Data, Link) {
	t.Helper()
	host, provider := curve(t), curve(t)
	providerPublic, err := provider.PublicKey()
	if err != nil {
		t.Fatal(err)
	}
	cipher, err := host.Seal([]byte(secrets), providerPublic)
	if err != nil {
		t.Fatal(err)
	}
	numbers := strings.Trim(strings.ReplaceAll(fmt.Sprint(cipher), " ", ","), "[]")
	var link Link
	text := `{"source_id":"P","target":"C","source_config":{"POSTGRES_HOST":"db"},"source_secrets":[` + numbers + `]}`
	if err := json.Unmarshal([]byte(text), &link); err != nil {
		t.Fatal(err)
	}
	seed, _ := provider.Seed()
	hostPublic, _ := host.PublicKey()
	return Data{ProviderKey: "P", HostXKey: hostPublic, ProviderXKey: string(seed)}, link
}

func curve(t *testing.T) nkeys.KeyPair {
	t.Helper()
	pair, err := nkeys.CreateCurveKeys()
	if err != nil {
		t.Fatal(err)
	}
	return pair
}

func TestSecretsOfALinkAreOpenedWithTheProvidersKeyAndStandBesideItsConfiguration(t *testing.T) {
	quoted, _ := json.Marshal(password)
	data, link := sealedLink(t, `{"POSTGRES_PASSWORD":{"kind":"String","value":`+string(quoted)+`},"raw":{"kind":"Bytes","value":[104,105]}}`)
	settings, err := data.Settings(link)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"POSTGRES_HOST": "db", "POSTGRES_PASSWORD": password, "raw": "hi"} {
		if settings[name] != want {
			t.Errorf("%s is %q", name, settings[name])
		}
	}
	if _, kept := link.SourceConfig["POSTGRES_PASSWORD"]; kept {
		t.Error("the password is in the link's configuration now")
	}
}

func TestSecretsThatCannotBeOpenedAreToldWithoutWhatTheyAre(t *testing.T) {
	data, link := sealedLink(t, `{"POSTGRES_PASSWORD":{"kind":"String","value":"not-for-logs"}}`)
	other := curve(t)
	seed, _ := other.Seed()
	data.ProviderXKey = string(seed)
	_, err := data.Settings(link)
	if err == nil || !strings.Contains(err.Error(), "could not be decrypted") || strings.Contains(err.Error(), "not-for-logs") {
		t.Errorf("the error is %v", err)
	}
	data, link = sealedLink(t, `"not-for-logs"`)
	if _, err = data.Settings(link); err == nil || strings.Contains(err.Error(), "not-for-logs") {
		t.Errorf("the error is %v", err)
	}
}
