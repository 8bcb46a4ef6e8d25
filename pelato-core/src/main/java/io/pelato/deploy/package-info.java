/**
 * From components in a registry to components on hosts. {@link io.pelato.deploy.ApplicationAssembler} builds the
 * application, an {@link io.pelato.deploy.Orchestrator} renders, checks and runs it. Uses {@code workflow}, {@code
 * template} and {@code problem}; the orchestrator behind the interface today is WADM, spoken to over NATS.
 */
package io.pelato.deploy;
