package io.pelato;

import io.pelato.build.WasmComponent;
import io.pelato.build.WasmComponents;
import io.pelato.bundle.BundleFile;
import io.pelato.bundle.BundleIndex;
import io.pelato.bundle.UnpackedBundle;
import io.pelato.manifest.ManifestRenderer;
import io.pelato.problem.FileFault;
import io.pelato.registry.ProviderRequest;
import io.pelato.template.Link;
import io.pelato.template.TaskType;
import io.pelato.workflow.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Packs what was built. Passwords are not there: a workflow only names where they are. */
final class BundleStep {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]*)}");

    private final Reading reading;
    private final BundleRequest request;
    private final SortedMap<String, byte[]> entries = new TreeMap<>();

    BundleStep(Reading reading, BundleRequest request) {
        this.reading = reading;
        this.request = request;
    }

    Path pack() {
        addComponents();
        byte[] workflow = bytes(request.project().workflow());
        entries.put(UnpackedBundle.WORKFLOW, workflow);
        // What is no template is told now, and not by whoever deploys it.
        request.template().ifPresent(own -> new ManifestRenderer(Optional.of(own)));
        entries.put(
                UnpackedBundle.MANIFEST,
                bytes(request.template()
                        .orElseGet(() -> reading.templateRoots().get(0).resolve("wadm.yaml.ftl"))));
        reading.workflow().tasks().forEach(this::addTemplates);
        Optional<ProviderRequest> messaging = Optional.of(reading)
                .filter(read -> MessagingImage.isNeeded(read.workflow()))
                .map(MessagingImage::request);
        messaging.ifPresent(provider -> entries.put(UnpackedBundle.MESSAGING, provider.archive()));
        BundleFile.write(request.file(), entries, digests -> index(workflow, messaging, digests));
        return request.file();
    }

    private BundleIndex index(byte[] workflow, Optional<ProviderRequest> messaging, SortedMap<String, String> digests) {
        return new BundleIndex(
                request.project().name(),
                request.project().targets(),
                request.project().instances(),
                properties(new String(workflow, StandardCharsets.UTF_8)),
                reading.commit(),
                messaging.map(ProviderRequest::version),
                digests);
    }

    private SortedMap<String, String> properties(String workflow) {
        SortedMap<String, String> named = new TreeMap<>();
        PLACEHOLDER
                .matcher(workflow)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(request.properties()::containsKey)
                .forEach(name -> named.put(name, request.properties().get(name)));
        return named;
    }

    private void addComponents() {
        Output output = reading.output();
        List<WasmComponent> components =
                BuiltComponents.of(reading).checked(WasmComponents.read(output.componentsFile()));
        var boms = new ComponentBoms(reading);
        for (WasmComponent component : components) {
            entries.put(
                    UnpackedBundle.WASM + component.file(),
                    bytes(output.components().resolve(component.file())));
            entries.put(UnpackedBundle.sbom(component.componentName()), boms.of(component));
            entries.put(UnpackedBundle.provenance(component.componentName()), boms.provenance(component));
        }
        entries.put(
                UnpackedBundle.COMPONENTS, new WasmComponents(components).json().getBytes(StandardCharsets.UTF_8));
    }

    private void addTemplates(Task task) {
        TaskType type = task.type();
        addLast("types/" + type.name() + "/template.yaml");
        task.type().links().stream().map(Link::provider).forEach(name -> addLast("providers/" + name + ".yaml"));
        // A descriptor names its parts, which have to be there; what is in them was compiled.
        type.parts().forEach(part -> entries.put(UnpackedBundle.TEMPLATES + "parts/" + part + "/part", new byte[0]));
    }

    private void addLast(String file) {
        reading.templateRoots().stream()
                .map(root -> root.resolve(file))
                .filter(Files::isRegularFile)
                .reduce((earlier, later) -> later)
                .ifPresent(found -> entries.put(UnpackedBundle.TEMPLATES + file, bytes(found)));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
    }
}
