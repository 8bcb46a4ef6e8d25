package io.pelato;

import io.pelato.application.HttpListener;
import io.pelato.build.BuildListener;
import io.pelato.lattice.LatticeSettings;
import io.pelato.lattice.NatsSettings;
import io.pelato.registry.LoginSource;
import io.pelato.registry.PublishListener;
import io.pelato.registry.RegistryAccess;
import io.pelato.rollout.DeployListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workflow of one task in a folder, and requests for it. */
record TestWorkflow(Path folder) {

    static final String CODE = """
            package main

            func exec_task(arg string) string {
            	return arg
            }
            """;

    static TestWorkflow in(Path folder) {
        var workflow = new TestWorkflow(folder);
        workflow.write("workflow.yaml", """
                tasks:
                  - name: Copy
                    type: processor_nats
                    code: copy.go
                    target: edge
                    source_topic: in
                    dest_topic: out
                    component_name: copy
                    version: 1.0.0
                """);
        workflow.write("tasks/copy.go", CODE);
        return workflow;
    }

    void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Project project() {
        return project(Map.of());
    }

    Project project(Map<String, String> properties) {
        return new Project(
                folder,
                folder.resolve("workflow.yaml"),
                folder.resolve("tasks"),
                folder.resolve("target/pelato"),
                folder.resolve("cache"),
                "sample",
                List.of("edge", "cloud"),
                100,
                List.of(),
                properties);
    }

    PushRequest push(String registry) {
        return new PushRequest(project(), RegistryAccess.to(registry));
    }

    DeployRequest deploy(String natsUrl, String... providerImages) {
        return new DeployRequest(
                project(),
                new LatticeAccess(
                        new LatticeSettings("default", anonymous(natsUrl), Duration.ofSeconds(5), Optional.empty()),
                        Optional.empty()),
                "nats://127.0.0.1:4222",
                HttpListener.defaults(),
                new Provisions(List.of(providerImages), LoginSource.none(), Map.of()));
    }

    /** Hears nothing. */
    static Listeners silence() {
        return new Listeners() {
            @Override
            public BuildListener building() {
                throw new UnsupportedOperationException("nothing is built here");
            }

            @Override
            public PublishListener sharing() {
                return new PublishListener() {};
            }

            @Override
            public PublishListener pushing() {
                return new PublishListener() {};
            }

            @Override
            public DeployListener deploying() {
                return new DeployListener() {};
            }
        };
    }

    private static NatsSettings anonymous(String natsUrl) {
        return NatsSettings.anonymous(List.of(natsUrl));
    }
}
