/**
 * Compiles the generated projects to WebAssembly components, in one container for a whole workflow or with the tools on
 * the machine, and fetches modules with the same. The entry point is {@link io.pelato.build.ComponentBuilder}. Uses {@code generate}, {@code module},
 * {@code template} for the builder's own files, and {@code problem}.
 */
package io.pelato.build;
