/**
 * What is wanted: a workflow made into components, providers, links and configurations, free of secrets. {@link
 * io.pelato.application.ApplicationAssembler} makes an {@link io.pelato.application.Application}. Knows no manifest and
 * no network. Uses {@code workflow}, {@code template} and {@code problem}.
 */
package io.pelato.application;
