package io.pelato.maven;

import io.pelato.build.WasmComponent;
import io.pelato.build.WasmComponents;
import io.pelato.registry.ComponentPublisher;
import io.pelato.registry.PublishRequest;
import io.pelato.registry.PublishedImages;
import java.util.List;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Pushes the components to an OCI registry; what it has already is not sent again. */
@Mojo(
        name = "push",
        defaultPhase = LifecyclePhase.DEPLOY,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class PushMojo extends AbstractRegistryMojo implements StartsEarly {

    @Inject
    PushMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    public void startEarly(Supplier<EarlyReading> reading) {
        EarlyPush push = open();
        push.publisher().connect();
        runContext().leave(EarlyPush.class, push);
    }

    private EarlyPush open() {
        var times = new GoalTimes("push");
        return new EarlyPush(ComponentPublisher.open(pushAccess(), new PushLog(getLog(), times)), times);
    }

    @Override
    void run() {
        try (EarlyPush push = runContext().take(EarlyPush.class).orElseGet(this::open)) {
            List<WasmComponent> components = new BuiltComponents(readWorkflow(), output("generated"), directory())
                    .checked(WasmComponents.read(output("components.json")));
            List<PublishRequest> requests = components.stream()
                    .map(component -> new PublishRequest(
                            component.componentName(),
                            component.version(),
                            output("components").resolve(component.file())))
                    .toList();
            try {
                new PublishedImages(push.publisher().publishAll(requests)).write(output("images.json"));
            } finally {
                times().adopt(push.times());
            }
        }
    }
}
