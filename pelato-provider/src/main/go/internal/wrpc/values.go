package wrpc

import (
	"encoding/binary"
	"errors"
)

// Values of WebAssembly's component model in wRPC's encoding: texts and lists
// begin with their length, variants with the number of the case, both LEB128.

// ErrShort is an answer that ends before its value does: what a host sends when
// the component was ended by a trap.
var ErrShort = errors.New("the component ended without an answer")

// AppendString appends a text.
func AppendString(to []byte, s string) []byte {
	return append(binary.AppendUvarint(to, uint64(len(s))), s...)
}

// AppendBytes appends a list of bytes.
func AppendBytes(to, b []byte) []byte {
	return append(binary.AppendUvarint(to, uint64(len(b))), b...)
}

// AppendNumber appends an unsigned number of 16 bits or more, a length, or the
// number of a case.
func AppendNumber(to []byte, n uint64) []byte {
	return binary.AppendUvarint(to, n)
}

// Decoder reads values one after the other. After a failure it gives zero
// values, so that Err needs to be asked only once.
type Decoder struct {
	data []byte
	err  error
}

// NewDecoder reads from data.
func NewDecoder(data []byte) *Decoder {
	return &Decoder{data: data}
}

// Err is the first failure.
func (d *Decoder) Err() error { return d.err }

// Number reads an unsigned number, a length, or the number of a case.
func (d *Decoder) Number() uint64 {
	v, n := binary.Uvarint(d.data)
	if n <= 0 {
		d.fail()
		return 0
	}
	d.data = d.data[n:]
	return v
}

// Length reads the length of a list; each element takes a byte at least.
func (d *Decoder) Length() int {
	n := d.Number()
	if n > uint64(len(d.data)) {
		d.fail()
		return 0
	}
	return int(n)
}

// Bytes reads a list of bytes, which shares memory with the data.
func (d *Decoder) Bytes() []byte {
	n := d.Number()
	if n > uint64(len(d.data)) {
		d.fail()
		return nil
	}
	b := d.data[:n]
	d.data = d.data[n:]
	return b
}

// String reads a text.
func (d *Decoder) String() string { return string(d.Bytes()) }

// OptionString reads a text that may be missing.
func (d *Decoder) OptionString() string {
	if d.Number() == 0 {
		return ""
	}
	return d.String()
}

func (d *Decoder) fail() {
	d.data = nil
	if d.err == nil {
		d.err = ErrShort
	}
}
