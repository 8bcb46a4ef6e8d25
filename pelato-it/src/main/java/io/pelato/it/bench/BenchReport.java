package io.pelato.it.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * All that a run of the benchmark found out.
 *
 * @param machine what it ran on
 * @param sections the questions and their answers
 */
record BenchReport(Machine machine, List<Section> sections) {

    BenchReport {
        sections = List.copyOf(sections);
    }

    /** The tables in Markdown, which read as well in a terminal. */
    String markdown() {
        return "Measured on " + machine + ".\n"
                + sections.stream().map(BenchReport::markdown).collect(Collectors.joining());
    }

    private static String markdown(Section section) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "Pelato", "against", "", "ratio", "target", "reached"));
        section.measurements().forEach(measurement -> rows.add(cells(measurement)));
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            int index = column;
            widths.add(
                    rows.stream().mapToInt(row -> row.get(index).length()).max().orElse(0));
        }
        var text = new StringBuilder("\n### " + section.title() + "\n\n" + section.text() + "\n\n");
        for (int row = 0; row < rows.size(); row++) {
            text.append(line(rows.get(row), widths));
            if (row == 0) {
                text.append(widths.stream().map("-"::repeat).collect(Collectors.joining(" | ", "| ", " |\n")));
            }
        }
        return text.toString();
    }

    private static String line(List<String> cells, List<Integer> widths) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            padded.add(cells.get(column)
                    + " ".repeat(widths.get(column) - cells.get(column).length()));
        }
        return "| " + String.join(" | ", padded) + " |\n";
    }

    private static List<String> cells(Measurement measurement) {
        return List.of(
                measurement.what(),
                figure(measurement.value(), measurement.unit()),
                measurement.against(),
                figure(measurement.reference(), measurement.unit()),
                measurement.shown(),
                measurement.target().map(Target::toString).orElse(""),
                measurement
                        .target()
                        .map(target -> target.holds(measurement) ? "yes" : "no")
                        .orElse(""));
    }

    /** A figure with its unit. */
    static String figure(double figure, String unit) {
        return String.format(Locale.ROOT, figure < 100 ? "%.2f %s" : "%.0f %s", figure, unit);
    }
}
