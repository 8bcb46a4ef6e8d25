package io.pelato.application;

import java.util.List;

/**
 * A link from one part to another.
 *
 * @param name tells several links of one part and interface apart
 * @param target the name of the part that is called
 * @param namespace the WIT namespace
 * @param wit the WIT package
 * @param interfaces the interfaces that the link carries
 * @param sourceConfig what the caller is told about the link
 * @param targetConfig what the called part is told about the link
 */
public record PartLink(
        String name,
        String target,
        String namespace,
        String wit,
        List<String> interfaces,
        List<NamedConfig> sourceConfig,
        List<NamedConfig> targetConfig) {

    /** The name of a link that a component uses unless its code picks another. */
    public static final String DEFAULT_NAME = "default";
}
