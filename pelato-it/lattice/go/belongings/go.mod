module io.pelato/lattice/belongings

go 1.26.0

require (
	github.com/CycloneDX/cyclonedx-go v0.9.2
	github.com/in-toto/attestation v1.1.2
	github.com/opencontainers/image-spec v1.1.1
	github.com/sigstore/sigstore v1.9.5
	google.golang.org/protobuf v1.36.6
	oras.land/oras-go/v2 v2.6.0
)

require (
	github.com/go-jose/go-jose/v4 v4.0.5 // indirect
	github.com/google/go-containerregistry v0.20.3 // indirect
	github.com/letsencrypt/boulder v0.0.0-20240620165639-de9c06129bec // indirect
	github.com/opencontainers/go-digest v1.0.0 // indirect
	github.com/secure-systems-lab/go-securesystemslib v0.9.0 // indirect
	github.com/sigstore/protobuf-specs v0.4.1 // indirect
	github.com/titanous/rocacheck v0.0.0-20171023193734-afe73141d399 // indirect
	golang.org/x/crypto v0.36.0 // indirect
	golang.org/x/sync v0.14.0 // indirect
	golang.org/x/sys v0.31.0 // indirect
	golang.org/x/term v0.30.0 // indirect
	google.golang.org/genproto/googleapis/api v0.0.0-20240520151616-dc85e6b867a5 // indirect
	gopkg.in/yaml.v3 v3.0.1 // indirect
)
