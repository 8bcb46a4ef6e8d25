package io.pelato.maven;

import org.codehaus.plexus.component.configurator.converters.basic.AbstractBasicConverter;

/**
 * Makes a {@link Secret} of a parameter's text in one step. Left to itself, Maven calls the secret's setter and, with
 * {@code -X}, prints what it gave to it.
 */
final class SecretConverter extends AbstractBasicConverter {

    @Override
    public boolean canConvert(Class<?> type) {
        return type.equals(Secret.class);
    }

    @Override
    protected Object fromString(String text) {
        return new Secret(text);
    }
}
