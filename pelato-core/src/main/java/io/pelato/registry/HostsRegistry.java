package io.pelato.registry;

import io.pelato.problem.ProblemsException;

/**
 * Where hosts fetch images that were pushed elsewhere: a mirror, or the same registry by another name.
 *
 * @param address the host and the folder, with a slash at its end
 */
public record HostsRegistry(String address) {

    private static final String PARAMETER = "pelato.registry.hosts";

    /**
     * Reads {@code host[:port][/folder...]}.
     *
     * @throws ProblemsException if that is not what the text says; a password in it is not repeated
     */
    public static HostsRegistry parse(String text) {
        RegistryAddress parsed = RegistryAddress.parse(PARAMETER, text);
        return new HostsRegistry(parsed.host() + "/" + parsed.folder());
    }

    /** The image of a component as hosts name it; a tag and a digest stay. */
    public String image(String pushed) {
        return address + pushed.substring(pushed.lastIndexOf('/') + 1);
    }
}
