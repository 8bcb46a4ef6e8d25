/**
 * Task types as data: reads the descriptors of task types and providers from template folders. The entry point is
 * {@link io.pelato.template.Templates}. Uses {@code yaml} and {@code problem}.
 */
package io.pelato.template;
