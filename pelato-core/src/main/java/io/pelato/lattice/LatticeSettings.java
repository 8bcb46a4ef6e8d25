package io.pelato.lattice;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the orchestrator is and how long to wait for it.
 *
 * @param lattice the name of the lattice; {@code default} unless hosts were started with another one
 * @param nats how to reach the lattice's NATS
 * @param timeout how long a deployment or removal may take
 * @param domain the JetStream domain that keeps schedules, where the NATS is a leaf node of it
 */
public record LatticeSettings(String lattice, NatsSettings nats, Duration timeout, Optional<String> domain) {}
