package io.pelato;

import io.pelato.attest.Provenance;
import io.pelato.build.WasmComponent;
import io.pelato.bundle.BillOfMaterials;
import io.pelato.module.GoMod;
import io.pelato.module.GoSum;
import io.pelato.module.TaskModule;
import io.pelato.problem.FileFault;
import io.pelato.template.BuiltInTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes what each component of a workflow consists of, and how it came about. */
final class ComponentBoms {

    private static final List<String> TOOLS = List.of("GO", "TINYGO", "WASM_TOOLS");

    private final Reading reading;
    private final Optional<Provenance.Commit> commit;
    private final Map<String, String> versions = new HashMap<>();

    ComponentBoms(Reading reading) {
        this.reading = reading;
        this.commit = new GitCheckout(reading.project().directory()).wholeCommit();
        var file = BuiltInTemplates.folder().resolve("builder/versions.env");
        try {
            Files.readAllLines(file).stream()
                    .map(line -> line.split("=", 2))
                    .filter(words -> words.length == 2)
                    .forEach(words -> versions.put(words[0].replaceFirst("_VERSION$", ""), words[1]));
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
    }

    /** That of a component of the workflow. */
    byte[] of(WasmComponent component) {
        return new BillOfMaterials(
                        component.componentName(),
                        component.version(),
                        component.sha256(),
                        type(component),
                        TOOLS.stream()
                                .map(tool -> new BillOfMaterials.Tool(name(tool), versions.get(tool)))
                                .toList(),
                        modules())
                .json();
    }

    /** How a component of the workflow came about. */
    byte[] provenance(WasmComponent component) {
        SortedMap<String, String> tools = new TreeMap<>();
        TOOLS.forEach(tool -> tools.put(name(tool), versions.get(tool)));
        return new Provenance(
                        component.componentName(),
                        component.version(),
                        type(component),
                        component.sha256(),
                        component.source(),
                        commit,
                        modules().stream()
                                .map(module -> new Provenance.Module(module.purl(), module.sum()))
                                .toList(),
                        tools)
                .json();
    }

    private String type(WasmComponent component) {
        return reading.workflow().tasks().stream()
                .filter(each -> each.componentName().equals(component.componentName()))
                .map(task -> task.type().name())
                .findFirst()
                .orElseThrow();
    }

    private static String name(String tool) {
        return tool.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    // All that go.mod requires: which of them a component holds is for the compiler to choose.
    private List<BillOfMaterials.Module> modules() {
        List<BillOfMaterials.Module> modules = new ArrayList<>();
        modules.add(
                new BillOfMaterials.Module("go.bytecodealliance.org/cm", "v" + versions.get("CM"), Optional.empty()));
        Optional<TaskModule> own = reading.workflow().module();
        own.ifPresent(module -> module.mod().requirements().stream()
                .map(GoMod.Requirement::module)
                .map(each -> new BillOfMaterials.Module(
                        each.path(),
                        each.version(),
                        module.sum().of(each).stream().map(GoSum.Sum::hash).findFirst()))
                .forEach(modules::add));
        return modules;
    }
}
