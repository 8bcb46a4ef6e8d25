/** What is said of components, and signed: by whom they were made and of what. */
package io.pelato.attest;
