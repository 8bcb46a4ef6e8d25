package io.pelato;

import java.nio.file.Path;

/**
 * A picture of a workflow that was written.
 *
 * @param svg the picture
 * @param mermaid the same in the language of Mermaid
 * @param page a page with the picture
 */
public record GraphFiles(Path svg, Path mermaid, Path page) {}
