package io.pelato.it.bench.fleet;

import java.util.Optional;

/**
 * What a trial found.
 *
 * @param size how many hosts there were
 * @param known how many of them WADM knew when each had sent a heartbeat, 45 s after they joined at the latest
 * @param stateBytes the value in which WADM keeps the hosts of the lattice, at the end
 * @param running how many hosts had been told to run the task when the deployment ended
 * @param fault what the deployment ended with, if not well
 * @param deploy what it cost to deploy
 * @param status what it cost to ask what runs
 * @param seen on how many hosts the status saw the task
 * @param heartbeatBytes the size of one heartbeat
 */
public record FleetResult(
        int size,
        int known,
        int stateBytes,
        int running,
        Optional<String> fault,
        Cost deploy,
        Cost status,
        int seen,
        int heartbeatBytes) {

    /**
     * What a call cost.
     *
     * @param seconds the time
     * @param bytes what all hosts answered meanwhile, to Pelato and to WADM
     */
    public record Cost(double seconds, long bytes) {}
}
