package io.pelato.it.types;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Questions;
import io.pelato.it.lattice.Side;

/**
 * The configuration of a component, taken away while the component runs: a host does so with the old component while it
 * exchanges it for a new one. WADM, which would put it back, is stopped meanwhile. Closing puts all back.
 */
final class TakenConfig implements AutoCloseable {

    private static final String BUCKET = "CONFIGDATA_" + Lattice.NAME;

    private final Lattice lattice;
    private final Questions questions;
    private final String name;
    private final String values;

    /** Takes away the configuration of a component, by the id that it has on hosts. */
    TakenConfig(Lattice lattice, String component) {
        this.lattice = lattice;
        this.questions = new Questions(lattice.natsUrl(Side.CLOUD));
        try (var kept = new JetStreams(lattice.natsUrl(Side.CLOUD))) {
            name = kept.keys(BUCKET).stream()
                    .filter(key -> key.startsWith(component + "_runtime"))
                    .findFirst()
                    .orElseThrow();
            values = kept.value(BUCKET, name).orElseThrow();
        }
        lattice.stopWadm();
        questions.control("config.del." + name, "");
    }

    @Override
    public void close() {
        questions.control("config.put." + name, values);
        lattice.startWadm();
    }
}
