package io.pelato.workflow;

import io.pelato.yaml.YamlValue;
import java.util.List;
import java.util.Optional;

/** Reads {@code build}: how tasks are compiled. */
final class BuildReader {

    static final String KEY = "build";

    private static final String OPTIMIZE = "optimize";
    private static final String EXAMPLE = "Write `build: {optimize: size}`";

    private final Faults faults;

    BuildReader(Faults faults) {
        this.faults = faults;
    }

    /** What the compiler is to aim at, where the mapping says so; what is at fault is noted. */
    Optional<Optimization> optimization(YamlValue.Mapping parent) {
        Optional<YamlValue> build = parent.get(KEY);
        if (build.isEmpty()) {
            return Optional.empty();
        }
        if (!(build.get() instanceof YamlValue.Mapping mapping)) {
            faults.add(
                    build.get().location(),
                    "\"" + KEY + "\" must be a mapping, found " + build.get().kind(),
                    EXAMPLE);
            return Optional.empty();
        }
        var values = new FieldReader(mapping, faults);
        values.onlyKeys(List.of(OPTIMIZE), " in \"" + KEY + "\"");
        return optimize(values);
    }

    private Optional<Optimization> optimize(FieldReader values) {
        Optional<String> text = values.text(OPTIMIZE);
        Optional<Optimization> named = text.flatMap(Optimization::named);
        text.ifPresent(written -> values.expect(
                OPTIMIZE,
                named.isPresent(),
                "nothing can be compiled for \"" + written + "\"",
                "Write one of: " + Optimization.NAMES));
        return named;
    }
}
