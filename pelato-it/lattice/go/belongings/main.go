// Tells what a registry keeps beside an image, read with libraries that others made: oras lists the referrers, sigstore
// verifies signatures, in-toto checks the provenance, CycloneDX reads the bill of materials.
//
//	belongings HOST/REPOSITORY@DIGEST KEY.pub
//
// Each finding is a line on standard output; what does not hold ends the program with status 1.
package main

import (
	"bytes"
	"context"
	"crypto"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/CycloneDX/cyclonedx-go"
	provenance "github.com/in-toto/attestation/go/predicates/provenance/v1"
	statement "github.com/in-toto/attestation/go/v1"
	ocispec "github.com/opencontainers/image-spec/specs-go/v1"
	"github.com/sigstore/sigstore/pkg/cryptoutils"
	"github.com/sigstore/sigstore/pkg/signature"
	"github.com/sigstore/sigstore/pkg/signature/dsse"
	"github.com/sigstore/sigstore/pkg/signature/payload"
	"google.golang.org/protobuf/encoding/protojson"
	"oras.land/oras-go/v2/content"
	"oras.land/oras-go/v2/registry/remote"
)

func main() {
	if err := run(context.Background(), os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, reference, keyFile string) error {
	name, digest, _ := strings.Cut(reference, "@")
	repository, err := remote.NewRepository(name)
	if err != nil {
		return err
	}
	repository.PlainHTTP = true
	image, err := repository.Resolve(ctx, digest)
	if err != nil {
		return err
	}
	if err := referrers(ctx, repository, image); err != nil {
		return err
	}
	verifier, err := verifier(keyFile)
	if err != nil {
		return err
	}
	if err := signatures(ctx, repository, image, verifier); err != nil {
		return err
	}
	return attestations(ctx, repository, image, verifier)
}

func verifier(keyFile string) (signature.Verifier, error) {
	pem, err := os.ReadFile(keyFile)
	if err != nil {
		return nil, err
	}
	key, err := cryptoutils.UnmarshalPEMToPublicKey(pem)
	if err != nil {
		return nil, err
	}
	return signature.LoadVerifier(key, crypto.SHA256)
}

func referrers(ctx context.Context, repository *remote.Repository, image ocispec.Descriptor) error {
	return repository.Referrers(ctx, image, "", func(found []ocispec.Descriptor) error {
		for _, descriptor := range found {
			fmt.Println("referrer", descriptor.ArtifactType)
			manifest, err := manifest(ctx, repository, descriptor)
			if err != nil {
				return err
			}
			if manifest.Subject == nil || manifest.Subject.Digest != image.Digest || manifest.Subject.Size != image.Size {
				return fmt.Errorf("%s is about something else: %v", descriptor.Digest, manifest.Subject)
			}
			document, err := content.FetchAll(ctx, repository, manifest.Layers[0])
			if err != nil {
				return err
			}
			switch descriptor.ArtifactType {
			case "application/vnd.in-toto+json":
				err = checkStatement(document, image)
			case "application/vnd.cyclonedx+json":
				err = checkBill(document)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func checkBill(document []byte) error {
	var bill cyclonedx.BOM
	if err := cyclonedx.NewBOMDecoder(bytes.NewReader(document), cyclonedx.BOMFileFormatJSON).Decode(&bill); err != nil {
		return err
	}
	if bill.Metadata == nil || bill.Metadata.Component == nil || bill.Components == nil {
		return fmt.Errorf("the bill of materials names no component, or none of its parts: %s", document)
	}
	for _, part := range *bill.Components {
		fmt.Println("part", part.PackageURL)
	}
	return nil
}

func checkStatement(document []byte, image ocispec.Descriptor) error {
	var said statement.Statement
	if err := protojson.Unmarshal(document, &said); err != nil {
		return err
	}
	if err := said.Validate(); err != nil {
		return err
	}
	if about := said.Subject[0].Digest["sha256"]; about != image.Digest.Encoded() {
		return fmt.Errorf("the statement is about %s", about)
	}
	predicate, err := said.Predicate.MarshalJSON()
	if err != nil {
		return err
	}
	var how provenance.Provenance
	if err := protojson.Unmarshal(predicate, &how); err != nil {
		return err
	}
	if err := how.Validate(); err != nil {
		return err
	}
	for _, dependency := range how.BuildDefinition.ResolvedDependencies {
		if commit := dependency.Digest["gitCommit"]; commit != "" {
			fmt.Println("commit", commit)
		}
	}
	fmt.Println("provenance", said.PredicateType)
	return nil
}

func signatures(ctx context.Context, repository *remote.Repository, image ocispec.Descriptor, by signature.Verifier) error {
	return layers(ctx, repository, image, ".sig", func(layer ocispec.Descriptor, signed []byte) error {
		made, err := base64.StdEncoding.DecodeString(layer.Annotations["dev.cosignproject.cosign/signature"])
		if err != nil {
			return err
		}
		if err := by.VerifySignature(bytes.NewReader(made), bytes.NewReader(signed)); err != nil {
			return err
		}
		var of payload.Cosign
		if err := of.UnmarshalJSON(signed); err != nil {
			return err
		}
		if of.Image.DigestStr() != image.Digest.String() {
			return fmt.Errorf("the signature is of %s", of.Image)
		}
		fmt.Println("signature verified")
		return nil
	})
}

func attestations(ctx context.Context, repository *remote.Repository, image ocispec.Descriptor, by signature.Verifier) error {
	return layers(ctx, repository, image, ".att", func(layer ocispec.Descriptor, envelope []byte) error {
		if err := dsse.WrapVerifier(by).VerifySignature(bytes.NewReader(envelope), nil); err != nil {
			return err
		}
		var opened struct{ Payload []byte }
		if err := json.Unmarshal(envelope, &opened); err != nil {
			return err
		}
		if err := checkStatement(opened.Payload, image); err != nil {
			return err
		}
		fmt.Println("attestation verified", layer.Annotations["predicateType"])
		return nil
	})
}

func layers(
	ctx context.Context,
	repository *remote.Repository,
	image ocispec.Descriptor,
	ending string,
	check func(layer ocispec.Descriptor, content []byte) error,
) error {
	tagged, err := repository.Resolve(ctx, strings.Replace(image.Digest.String(), ":", "-", 1)+ending)
	if err != nil {
		return err
	}
	manifest, err := manifest(ctx, repository, tagged)
	if err != nil {
		return err
	}
	for _, layer := range manifest.Layers {
		found, err := content.FetchAll(ctx, repository, layer)
		if err != nil {
			return err
		}
		if err := check(layer, found); err != nil {
			return err
		}
	}
	return nil
}

func manifest(ctx context.Context, repository *remote.Repository, of ocispec.Descriptor) (ocispec.Manifest, error) {
	var manifest ocispec.Manifest
	found, err := content.FetchAll(ctx, repository, of)
	if err != nil {
		return manifest, err
	}
	return manifest, json.Unmarshal(found, &manifest)
}
