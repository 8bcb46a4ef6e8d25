package io.pelato.it.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report for people: a page of its own, with a bar for each figure. */
final class BenchPage {

    private static final int WIDTH = 420;
    private static final int BAR = 16;
    private static final int ROW = 44;
    private static final String STYLE = """
            :root { color-scheme: light dark; font-family: system-ui, sans-serif; }
            body { max-width: 68rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.5; }
            table { border-collapse: collapse; width: 100%; font-size: .9rem; }
            th, td { text-align: left; padding: .25rem .75rem; border-bottom: 1px solid #8886; }
            td.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            svg text { fill: currentColor; font-size: 12px; }
            .ours { fill: #2a7de1; } .theirs { fill: #8a8f98; }
            .yes { color: #1a8f4c; } .no { color: #d1442f; }
            """;

    private BenchPage() {}

    static String of(BenchReport report) {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Pelato: measured</title>\n"
                + "<style>\n" + STYLE + "</style>\n</head>\n<body>\n<h1>Pelato: measured</h1>\n<p>"
                + escape(report.machine().toString()) + "</p>\n"
                + report.sections().stream().map(BenchPage::section).collect(Collectors.joining())
                + "</body>\n</html>\n";
    }

    private static String section(Section section) {
        return "<h2>" + escape(section.title()) + "</h2>\n<p>" + escape(section.text()) + "</p>\n"
                + plot(section.measurements()) + table(section.measurements());
    }

    private static String table(List<Measurement> measurements) {
        return measurements.stream()
                .map(BenchPage::row)
                .collect(Collectors.joining(
                        "",
                        "<table>\n<tr><th>measured</th><th>Pelato</th><th>against</th><th></th><th>ratio</th>"
                                + "<th>target</th></tr>\n",
                        "</table>\n"));
    }

    private static String row(Measurement measurement) {
        String target = measurement
                .target()
                .map(wanted -> "<span class=\"" + (wanted.holds(measurement) ? "yes" : "no") + "\">"
                        + escape(wanted.toString()) + "</span>")
                .orElse("");
        return "<tr><td>" + escape(measurement.what()) + "</td><td class=\"figure\">"
                + BenchReport.figure(measurement.value(), measurement.unit()) + "</td><td>"
                + escape(measurement.against()) + "</td><td class=\"figure\">"
                + BenchReport.figure(measurement.reference(), measurement.unit()) + "</td><td class=\"figure\">"
                + escape(measurement.shown()) + "</td><td>" + target + "</td></tr>\n";
    }

    private static String plot(List<Measurement> measurements) {
        var bars = new StringBuilder();
        for (int row = 0; row < measurements.size(); row++) {
            Measurement measurement = measurements.get(row);
            double longest = Math.max(measurement.value(), measurement.reference());
            int top = row * ROW;
            bars.append(bar("ours", top, measurement.value() / longest, measurement.what()));
            bars.append(bar("theirs", top + BAR + 2, measurement.reference() / longest, measurement.against()));
        }
        return String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"100%%\" role=\"img\" aria-label=\"Bars for the figures of the table"
                        + " below; each pair has a scale of its own\">%n%s</svg>%n",
                2 * WIDTH,
                measurements.size() * ROW,
                bars);
    }

    private static String bar(String kind, int top, double part, String label) {
        return String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"0\" y=\"%d\" width=\"%.1f\" height=\"%d\"/><text x=\"%d\" y=\"%d\">%s</text>%n",
                kind,
                top,
                part * WIDTH,
                BAR,
                WIDTH + 10,
                top + BAR - 4,
                escape(label));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
