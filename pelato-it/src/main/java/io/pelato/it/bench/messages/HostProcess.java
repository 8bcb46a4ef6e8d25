package io.pelato.it.bench.messages;

import io.pelato.it.lattice.Side;
import java.time.Duration;
import java.util.Arrays;

/** The process of a lattice's host. */
record HostProcess(ProcessHandle handle) {

    /** The host of this side among the processes that this one has started. */
    static HostProcess of(Side side) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/wasmcloud"))
                .filter(process -> Arrays.asList(process.info().arguments().orElse(new String[0]))
                        .contains("host-type=" + side.name()))
                .findFirst()
                .map(HostProcess::new)
                .orElseThrow(() -> new IllegalStateException("No host of type " + side.name() + " runs"));
    }

    /** The processor time that it has taken so far. */
    Duration time() {
        return handle.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("The system does not tell a process's time"));
    }
}
