package io.pelato.it.bench.process;

import io.pelato.it.lattice.Side;

/** The process of a lattice's host. */
public final class HostProcess {

    private HostProcess() {}

    /** The host of this side among the processes that this one has started. */
    public static RunningProcess of(Side side) {
        return RunningProcess.the(
                "the host of type " + side.name(),
                words -> words.get(0).endsWith("/wasmcloud") && words.contains("host-type=" + side.name()));
    }
}
