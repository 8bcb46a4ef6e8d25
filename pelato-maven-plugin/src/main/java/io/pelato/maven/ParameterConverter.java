package io.pelato.maven;

import java.util.Map;
import java.util.function.Function;
import org.codehaus.plexus.component.configurator.converters.basic.AbstractBasicConverter;

/**
 * Makes parameters of our own types of a text, in one step and without a fault. Left to itself, Maven calls a setter of
 * the type and, with {@code -X}, prints what it gave to it, secrets too.
 */
final class ParameterConverter extends AbstractBasicConverter {

    private static final Map<Class<?>, Function<String, Object>> TYPES = Map.of(
            Secret.class, Secret::new,
            ServerUrl.class, ServerUrl::new,
            WholeNumber.class, WholeNumber::new,
            Switch.class, Switch::new);

    private final Class<?> type;

    private ParameterConverter(Class<?> type) {
        this.type = type;
    }

    /** One for each type. */
    static Iterable<ParameterConverter> all() {
        return TYPES.keySet().stream().map(ParameterConverter::new).toList();
    }

    @Override
    public boolean canConvert(Class<?> wanted) {
        return type.equals(wanted);
    }

    @Override
    protected Object fromString(String text) {
        return TYPES.get(type).apply(text);
    }
}
