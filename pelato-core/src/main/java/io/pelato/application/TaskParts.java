package io.pelato.application;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.Link;
import io.pelato.template.Provider;
import io.pelato.workflow.PasswordSource;
import io.pelato.workflow.SecretReference;
import io.pelato.workflow.Target;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one task adds to an application: its component, and the links that providers have to it. */
final class TaskParts {

    private final String project;
    private final Task task;
    private final Map<String, Provider> providers = new HashMap<>();
    private final ConfigExpressions expressions;

    TaskParts(Workflow workflow, Task task, List<Provider> used, DeploySettings settings) {
        this.project = workflow.projectName();
        this.task = task;
        used.forEach(provider -> providers.put(provider.name(), provider));
        this.expressions = new ConfigExpressions(
                TaskVariables.of(workflow, task, settings), settings.secretsOf(task.componentName()), references(task));
    }

    String componentName() {
        return task.componentName();
    }

    /** The hosts that a provider must run on for this task; empty when the task is not linked with it. */
    List<Target> targetsOf(Provider provider) {
        return task.links().stream().anyMatch(link -> link.provider().equals(provider.name()))
                ? task.targets()
                : List.of();
    }

    /** The component, with its links to providers. Secret values are added to {@code held}. */
    Part component(String image, List<HeldConfig> held) {
        String id = LatticeNames.id(project, task.componentName());
        List<NamedConfig> config = runtimeConfig()
                .named(project, task.componentName() + "-runtime", Scaler.identity(task.targets(), id, image), held);
        List<PartLink> links = new ArrayList<>();
        for (Link link : links(Link.Direction.TO_PROVIDER)) {
            String owner = task.componentName() + "-to-" + link.provider() + "-" + String.join("-", link.interfaces());
            links.add(new PartLink(
                    PartLink.DEFAULT_NAME,
                    link.provider(),
                    link.namespace(),
                    link.wit(),
                    link.interfaces(),
                    List.of(),
                    config(link, owner, PartLink.DEFAULT_NAME, held)));
        }
        return new Part(
                Part.Kind.COMPONENT,
                task.componentName(),
                id,
                image,
                config,
                Scaler.scaling(task.targets()),
                task.instances() * task.targets().size(),
                Scaler.leastHosts(task.targets()),
                Scaler.spreads(task.targets()),
                links);
    }

    /** Hosts give secrets to signed components only, and a component must not see a password anyway. */
    EvaluatedConfig runtimeConfig() {
        String owner = "task type " + task.type().name() + ", config";
        EvaluatedConfig config = EvaluatedConfig.open(task.commonConfig())
                .and(expressions.evaluate(owner, task.type().config()));
        if (!config.secretKeys().isEmpty()) {
            throw new ProblemsException(config.secretKeys().stream()
                    .map(key -> Problem.of(
                            owner + ", " + key + ": a component is not given a password",
                            "Use it in the config of a link with a provider"))
                    .toList());
        }
        return config;
    }

    private static Map<String, SecretReference> references(Task task) {
        Map<String, SecretReference> references = new HashMap<>();
        task.passwords().forEach((variable, source) -> {
            if (source instanceof PasswordSource.Secret secret) {
                references.put(variable, secret.reference());
            }
        });
        return references;
    }

    /** The links of a provider that lead to the component. Secret values are added to {@code held}. */
    List<PartLink> linksFrom(Provider provider, List<HeldConfig> held) {
        List<PartLink> links = new ArrayList<>();
        for (Link link : links(Link.Direction.FROM_PROVIDER)) {
            if (link.provider().equals(provider.name())) {
                String owner =
                        provider.name() + "-to-" + task.componentName() + "-" + String.join("-", link.interfaces());
                links.add(new PartLink(
                        task.componentName(),
                        task.componentName(),
                        link.namespace(),
                        link.wit(),
                        link.interfaces(),
                        config(link, owner, task.componentName(), held),
                        List.of()));
            }
        }
        return links;
    }

    private List<Link> links(Link.Direction direction) {
        return task.links().stream()
                .filter(link -> link.direction() == direction)
                .toList();
    }

    private List<NamedConfig> config(Link link, String owner, String linkName, List<HeldConfig> held) {
        Provider provider = providers.get(link.provider());
        List<String> identity = new ArrayList<>(
                List.of(project, linkName, task.componentName(), link.provider(), link.namespace(), link.wit()));
        identity.addAll(link.interfaces());
        EvaluatedConfig values = expressions
                .evaluate("provider " + provider.name() + ", link_config", provider.linkConfig())
                .and(expressions.evaluate(
                        "task type " + task.type().name() + ", link with " + link.provider(), link.config()));
        return values.named(project, owner, identity, held);
    }
}
