package io.pelato.application;

import io.pelato.template.Provider;
import io.pelato.workflow.Target;
import io.pelato.workflow.Workflow;
import java.util.List;
import java.util.Map;

/** A provider of an application: where it runs, and the links that start at it. */
final class ProviderPart {

    private final String project;
    private final Provider provider;
    private final DeploySettings settings;

    ProviderPart(Workflow workflow, Provider provider, DeploySettings settings) {
        this.project = workflow.projectName();
        this.provider = provider;
        this.settings = settings;
    }

    /** The part, linked with those of the tasks that use it. Secret values are added to {@code held}. */
    Part part(List<TaskParts> tasks, List<HeldConfig> held) {
        List<Target> targets = tasks.stream()
                .flatMap(task -> task.targetsOf(provider).stream())
                .distinct()
                .toList();
        String id = LatticeNames.id(project, provider.name());
        String image = settings.providerImages().getOrDefault(provider.name(), provider.image());
        var expressions = new ConfigExpressions(TaskVariables.of(project, settings), Map.of(), Map.of());
        return new Part(
                Part.Kind.PROVIDER,
                provider.name(),
                id,
                image,
                expressions
                        .evaluate("provider " + provider.name() + ", config", provider.config())
                        .named(project, provider.name() + "-provider", Scaler.identity(targets, id, image), held),
                Scaler.scaling(targets),
                Scaler.scaling(targets) == Part.Scaling.EVERY_HOST
                        ? 1
                        : Scaler.spreads(targets).size(),
                Scaler.spreads(targets),
                tasks.stream()
                        .flatMap(task -> task.linksFrom(provider, held).stream())
                        .toList());
    }
}
