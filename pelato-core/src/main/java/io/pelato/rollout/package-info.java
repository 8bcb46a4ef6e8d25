/**
 * From what is there to what is wanted: an {@link io.pelato.rollout.Orchestrator} renders, checks, deploys, looks and
 * removes. The one behind the interface today is WADM. Uses {@code application}, {@code manifest}, {@code lattice},
 * {@code schedule} and {@code problem}.
 */
package io.pelato.rollout;
