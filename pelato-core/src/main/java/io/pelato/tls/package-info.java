/** TLS with certificates and keys in the PEM files that users name. */
package io.pelato.tls;
