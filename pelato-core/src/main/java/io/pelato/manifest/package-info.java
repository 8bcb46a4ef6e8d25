/**
 * An application written down for WADM: rendered with a template, checked by WADM's rules and more, and read back. Knows
 * no network. Uses {@code application}, {@code template} and {@code problem}.
 */
package io.pelato.manifest;
