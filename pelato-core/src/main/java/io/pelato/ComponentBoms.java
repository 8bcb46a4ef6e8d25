package io.pelato;

import io.pelato.build.WasmComponent;
import io.pelato.bundle.BillOfMaterials;
import io.pelato.module.GoMod;
import io.pelato.module.GoSum;
import io.pelato.module.TaskModule;
import io.pelato.problem.FileFault;
import io.pelato.template.BuiltInTemplates;
import io.pelato.workflow.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what each component of a workflow consists of. */
final class ComponentBoms {

    private static final List<String> TOOLS = List.of("GO", "TINYGO", "WASM_TOOLS");

    private final Reading reading;
    private final Map<String, String> versions = new HashMap<>();

    ComponentBoms(Reading reading) {
        this.reading = reading;
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
        Task task = reading.workflow().tasks().stream()
                .filter(each -> each.componentName().equals(component.componentName()))
                .findFirst()
                .orElseThrow();
        return new BillOfMaterials(
                        component.componentName(),
                        component.version(),
                        component.sha256(),
                        task.type().name(),
                        TOOLS.stream()
                                .map(tool -> new BillOfMaterials.Tool(
                                        tool.toLowerCase(Locale.ROOT).replace('_', '-'), versions.get(tool)))
                                .toList(),
                        modules())
                .json();
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
