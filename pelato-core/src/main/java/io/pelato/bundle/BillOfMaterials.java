package io.pelato.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.digest.StableJson;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a component consists of, as CycloneDX 1.5 in JSON. There is no serial number and no time in it, which both are
 * optional there, so that the same component has the same bytes.
 *
 * @param component the component's name
 * @param version its version
 * @param sha256 the SHA-256 of its wasm in hex
 * @param type the task type, which its code was made with
 * @param tools what it was compiled with
 * @param modules the Go modules that its code may hold
 */
public record BillOfMaterials(
        String component, String version, String sha256, String type, List<Tool> tools, List<Module> modules) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A program that took part in the compile.
     *
     * @param name its name
     * @param version its version
     */
    public record Tool(String name, String version) {}

    /**
     * A Go module.
     *
     * @param path its path
     * @param version its version, with a v
     * @param sum its checksum in go.sum
     */
    public record Module(String path, String version, Optional<String> sum) {

        /** Its package URL. */
        public String purl() {
            return "pkg:golang/" + path + "@" + version;
        }
    }

    /** The bill as a file's content. */
    public byte[] json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("bomFormat", "CycloneDX").put("specVersion", "1.5").put("version", 1);
        ObjectNode metadata = root.putObject("metadata");
        ArrayNode used = metadata.putObject("tools").putArray("components");
        tools.forEach(tool -> used.addObject()
                .put("type", "application")
                .put("name", tool.name())
                .put("version", tool.version()));
        ObjectNode subject = metadata.putObject("component");
        subject.put("type", "application")
                .put("bom-ref", component)
                .put("name", component)
                .put("version", version);
        subject.putArray("hashes").addObject().put("alg", "SHA-256").put("content", sha256);
        property(subject, "pelato:task-type", type);
        List<Module> sorted =
                modules.stream().sorted(Comparator.comparing(Module::purl)).toList();
        ArrayNode parts = root.putArray("components");
        sorted.forEach(module -> add(parts.addObject(), module));
        ArrayNode needed =
                root.putArray("dependencies").addObject().put("ref", component).putArray("dependsOn");
        sorted.forEach(module -> needed.add(module.purl()));
        return StableJson.of(root).getBytes(StandardCharsets.UTF_8);
    }

    // Go's checksums are of a list of files, and none of the algorithms that CycloneDX knows.
    private static void add(ObjectNode part, Module module) {
        part.put("type", "library")
                .put("bom-ref", module.purl())
                .put("name", module.path())
                .put("version", module.version())
                .put("purl", module.purl());
        module.sum().ifPresent(sum -> property(part, "pelato:go-sum", sum));
    }

    private static void property(ObjectNode of, String name, String value) {
        of.putArray("properties").addObject().put("name", name).put("value", value);
    }
}
