package io.pelato.it.bench;

import io.pelato.it.lattice.Folders;
import io.pelato.it.lattice.Lattice;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures Pelato against what it is made of and against what was there before it: every figure beside its reference,
 * both from one run on one machine.
 */
public final class Bench {

    private final Workbench bench;
    private final PrintStream out;
    private final List<Section> sections = new ArrayList<>();

    private Bench(Workbench bench, PrintStream out) {
        this.bench = bench;
        this.out = out;
    }

    /**
     * Runs the benchmark, prints its tables and writes {@code bench.json} and {@code bench.html}.
     *
     * @param arguments the folder to work in, the local Maven repository that holds the plugin, the plugin's version,
     *     then the questions to ask: {@code compile}, {@code build}, {@code again}, {@code save}, {@code wash}, {@code many}, {@code messages},
     *     {@code delivery}; all without one. {@code fleet} and {@code resources} are only asked by their names. {@code quick} leaves out the workflow of 100 tasks, and some turns.
     */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments).stream()
                .flatMap(argument -> List.of(argument.split(" ", -1)).stream())
                .filter(word -> !word.isEmpty())
                .toList();
        Path folder = Path.of(words.get(0)).toAbsolutePath();
        Folders.delete(folder);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Lattice lattice = Lattice.start(folder.resolve("lattice"))) {
            var bench = new Bench(new Workbench(folder, Path.of(words.get(1)), words.get(2), lattice), out);
            bench.run(words.subList(3, words.size()));
        }
    }

    private void run(List<String> words) throws IOException, InterruptedException {
        List<Integer> sizes = words.contains("quick") ? List.of(1, 5, 20) : List.of(1, 5, 20, 100);
        List<String> questions =
                words.stream().filter(word -> !word.equals("quick")).toList();
        if (asked(questions, "compile")) {
            tell(new CompileQuestion(bench).ask());
        }
        if (asked(questions, "build")) {
            tell(new BuildQuestions(bench).fresh(sizes));
        }
        if (asked(questions, "again")) {
            tell(new DeployQuestions(bench).again(sizes));
        }
        if (asked(questions, "save")) {
            tell(new SaveQuestion(bench).ask());
        }
        if (asked(questions, "wash")) {
            Optional<Path> wash = Workbench.wash();
            if (wash.isPresent()) {
                tell(new WashQuestions(bench, wash.get()).ask());
            } else {
                out.println("Against wash: left out, there is no wash on the PATH");
            }
        }
        if (asked(questions, "many")) {
            tell(new ManyTasksQuestion(bench).ask());
        }
        if (asked(questions, "messages")) {
            tell(new MessageQuestion(bench).ask());
        }
        if (asked(questions, "delivery")) {
            DeliveryQuestion delivery = new DeliveryQuestion(bench);
            tell(words.contains("quick") ? delivery.quickly() : delivery.ask());
        }
        if (questions.contains("fleet")) {
            tell(new FleetQuestion(bench).ask(words.contains("quick") ? List.of(100) : List.of(100, 1000, 10_000)));
        }
        if (questions.contains("resources")) {
            ResourceQuestion resources = new ResourceQuestion(bench);
            for (Section section : words.contains("quick") ? resources.quickly() : resources.ask()) {
                tell(section);
            }
        }
        out.println(report().markdown());
        out.println("As a page: " + bench.folder().resolve("bench.html"));
        out.println("For programs: " + bench.folder().resolve("bench.json"));
    }

    private static boolean asked(List<String> questions, String question) {
        return questions.isEmpty() || questions.contains(question);
    }

    // Written after each question: a run takes long, and what it has found out outlives a fault in the next one.
    private void tell(Section section) throws IOException {
        sections.add(section);
        Files.writeString(bench.folder().resolve("bench.json"), BenchJson.of(report()));
        Files.writeString(bench.folder().resolve("bench.html"), BenchPage.of(report()));
        Files.writeString(bench.folder().resolve("bench.md"), report().markdown());
        out.println(section.title() + ": measured");
    }

    private BenchReport report() throws IOException {
        return new BenchReport(Machine.here(), sections);
    }
}
