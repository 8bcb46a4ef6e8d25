//go:build tools

// Package tools pins the compiler that install-toolchain.sh builds.
package tools

import _ "github.com/tinygo-org/tinygo"
