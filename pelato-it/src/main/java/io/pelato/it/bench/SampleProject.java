package io.pelato.it.bench;

import io.pelato.it.lattice.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Maven project with a workflow of so many tasks.
 *
 * @param directory its folder
 * @param tasks how many tasks it has
 */
record SampleProject(Path directory, int tasks) {

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>io.pelato.bench</groupId>
              <artifactId>%s</artifactId>
              <version>1.0.0</version>
              <packaging>pelato</packaging>
              <build>
                <plugins>
                  <plugin>
                    <groupId>io.pelato</groupId>
                    <artifactId>pelato-maven-plugin</artifactId>
                    <version>%s</version>
                    <extensions>true</extensions>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;
    private static final String EMPTY_POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>io.pelato.bench</groupId>
              <artifactId>empty</artifactId>
              <version>1.0.0</version>
              <packaging>pom</packaging>
            </project>
            """;
    private static final String TASK = """
            - name: Task %1$d
              type: processor_nats
              code: task%1$d.go
              target: [edge, cloud]
              source_topic: %2$s.in.%1$d
              dest_topic: %2$s.out.%1$d
              component_name: %2$s_task%1$d
              version: 1.0.0
              instances: 1
            """;

    /** Writes a project anew. */
    static SampleProject write(Path parent, String name, int tasks, TaskCode code, String pluginVersion) {
        Path directory = parent.resolve(name);
        Folders.delete(directory);
        try {
            Files.createDirectories(directory.resolve("tasks"));
            Files.writeString(directory.resolve("pom.xml"), POM.formatted(name, pluginVersion));
            var workflow = new StringBuilder("tasks:\n");
            for (int task = 0; task < tasks; task++) {
                workflow.append(TASK.formatted(task, name));
                Files.writeString(directory.resolve("tasks/task" + task + ".go"), code.of(task));
            }
            Files.writeString(directory.resolve("workflow.yaml"), workflow);
            writeJvmOptions(directory);
            return new SampleProject(directory, tasks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a project that has nothing to do. */
    static SampleProject writeEmpty(Path parent) {
        Path directory = parent.resolve("empty");
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("pom.xml"), EMPTY_POM);
            writeJvmOptions(directory);
            return new SampleProject(directory, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // What the guide recommends, and the examples have; the empty project has it too.
    private static void writeJvmOptions(Path directory) throws IOException {
        Files.createDirectories(directory.resolve(".mvn"));
        Files.writeString(directory.resolve(".mvn/jvm.config"), "-XX:TieredStopAtLevel=1\n");
    }

    /** Gives a task code that no task has had yet. */
    void change(int task, int number) {
        try {
            Files.writeString(directory.resolve("tasks/task" + task + ".go"), TaskCode.DISTINCT.of(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The generated Go project of a task. */
    Path generated(int task) {
        return directory.resolve("target/pelato/generated/" + directory.getFileName() + "_task" + task);
    }

    /** The compiled component of a task. */
    Path component(int task) {
        return directory.resolve("target/pelato/components/" + directory.getFileName() + "_task" + task + ".wasm");
    }
}
