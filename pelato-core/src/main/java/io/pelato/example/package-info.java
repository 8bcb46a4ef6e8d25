/**
 * Examples as tests: what a task makes of an input, written beside its code and asked of the component itself. Uses {@code
 * run}, {@code testing}, {@code workflow}, {@code template}, {@code yaml} and {@code problem}.
 */
package io.pelato.example;
