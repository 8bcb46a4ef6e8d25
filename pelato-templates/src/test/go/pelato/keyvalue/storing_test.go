package keyvalue

import (
	"strings"
	"testing"
)

func TestAKeyIsOneThatNATSTakes(t *testing.T) {
	for _, key := range []string{"a", "plant.hall-1/t_1=x", "A.b.C", "0", "_k", "=", strings.Repeat("k", 1024)} {
		if reason := unfit(key); reason != "" {
			t.Errorf("%s: %s", key, reason)
		}
	}
	for key, want := range map[string]string{
		"": "consists of", ".a": "consists of", "a.": "consists of", "default..foobar": "consists of", ".": "consists of",
		"a b": "consists of", "00:00:5e": "consists of", "küche": "consists of", "*": "consists of", "a.>": "consists of",
		"a\xff": "consists of", "a\n": "consists of",
		"_kv": "NATS's own", "_kv.x": "NATS's own", strings.Repeat("k", 1025): "no longer than",
	} {
		if reason := unfit(key); !strings.Contains(reason, want) {
			t.Errorf("%q: %q", key, reason)
		}
	}
}
