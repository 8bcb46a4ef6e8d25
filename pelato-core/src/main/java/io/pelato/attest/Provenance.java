package io.pelato.attest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.digest.StableJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a component came about, as SLSA Provenance v1. It tells no time and no machine: the same component of the same
 * commit has the same bytes.
 *
 * @param component the component's name
 * @param version its version
 * @param type the task type, which its code was made with
 * @param wasm the SHA-256 of its binary in hex
 * @param sources the SHA-256 of all that was compiled, in hex
 * @param commit the git commit of the project; absent where it is in no checkout
 * @param modules the Go modules that its code may hold
 * @param tools the versions of what it was compiled with, by name
 */
public record Provenance(
        String component,
        String version,
        String type,
        String wasm,
        String sources,
        Optional<Commit> commit,
        List<Module> modules,
        SortedMap<String, String> tools) {

    /** What tells this predicate from others. */
    public static final String TYPE = "https://slsa.dev/provenance/v1";

    /** What the parameters of a build are explained by. */
    static final String BUILD_TYPE =
            "https://github.com/pelato-io/pelato/blob/main/docs/supply-chain.md#the-provenance";

    private static final String BUILDER = "https://github.com/pelato-io/pelato";
    private static final String DIR_HASH = "h1:";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keeps copies. */
    public Provenance {
        modules = modules.stream().sorted(Comparator.comparing(Module::purl)).toList();
        tools = new TreeMap<>(tools);
    }

    /**
     * A git commit.
     *
     * @param hash its whole hash
     * @param changes whether files differed from it
     */
    public record Commit(String hash, Changes changes) {}

    /** Whether what was compiled is what was committed. */
    public enum Changes {
        /** It is. */
        NONE,
        /** Files were changed, or are not under version control. */
        SOME
    }

    /**
     * A Go module.
     *
     * @param purl its package URL
     * @param sum its checksum in go.sum
     */
    public record Module(String purl, Optional<String> sum) {}

    /** The predicate. */
    public byte[] json() {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode build = root.putObject("buildDefinition").put("buildType", BUILD_TYPE);
        build.putObject("externalParameters")
                .put("component", component)
                .put("version", version)
                .put("taskType", type);
        ObjectNode used = build.putObject("internalParameters").putObject("tools");
        tools.forEach(used::put);
        ArrayNode of = build.putArray("resolvedDependencies");
        commit.ifPresent(at -> add(of.addObject(), at));
        of.addObject().put("name", "compiled sources").putObject("digest").put("sha256", sources);
        modules.forEach(module -> add(of.addObject(), module));
        ObjectNode run = root.putObject("runDetails");
        run.putObject("builder").put("id", BUILDER);
        run.putArray("byproducts")
                .addObject()
                .put("name", component + ".wasm")
                .putObject("digest")
                .put("sha256", wasm);
        return StableJson.of(root).getBytes(StandardCharsets.UTF_8);
    }

    private static void add(ObjectNode dependency, Commit commit) {
        dependency.put("name", "project").putObject("digest").put("gitCommit", commit.hash());
        dependency.putObject("annotations").put("uncommittedChanges", commit.changes() == Changes.SOME);
    }

    // The checksum of go.sum is in-toto's dirHash in other letters.
    private static void add(ObjectNode dependency, Module module) {
        dependency.put("uri", module.purl());
        module.sum()
                .filter(sum -> sum.startsWith(DIR_HASH))
                .ifPresent(sum -> dependency
                        .putObject("digest")
                        .put(
                                "dirHash",
                                HexFormat.of()
                                        .formatHex(Base64.getDecoder().decode(sum.substring(DIR_HASH.length())))));
    }
}
