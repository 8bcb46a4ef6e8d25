package io.pelato.build;

import io.pelato.generate.ComponentProject;
import io.pelato.workflow.Optimization;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to compile, with what, and where to.
 *
 * @param projects the projects, all direct children of {@code sources}
 * @param before what the build before made, which tells why something is compiled
 * @param sources the folder of the generated projects; only read
 * @param output the folder that gets one {@code NAME.wasm} a component
 * @param cache the user's folder for what outlives a build
 * @param builder where to compile
 * @param engine the container engine's command; absent: the first of docker and podman that answers
 * @param jobs how many compiles run at once
 * @param optimization what the compiler aims at where a project does not say
 * @param teamCache a cache that several machines share
 * @param cacheBytes how large the cache of components may become
 */
public record CompileRequest(
        List<ComponentProject> projects,
        Optional<WasmComponents> before,
        Path sources,
        Path output,
        Path cache,
        BuilderChoice builder,
        Optional<String> engine,
        int jobs,
        Optimization optimization,
        TeamCache teamCache,
        long cacheBytes) {}
