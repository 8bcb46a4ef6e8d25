//go:build tools

// Package tools pins the generator of the bindings under parts/.
package tools

import _ "go.bytecodealliance.org/cmd/wit-bindgen-go"
