/**
 * Renders one Go project a component from the template of its task type. The entry point is {@link
 * io.pelato.generate.ProjectGenerator}. Uses {@code workflow}, {@code module}, {@code template} and {@code problem}.
 */
package io.pelato.generate;
