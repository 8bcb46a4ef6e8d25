package io.pelato.maven;

import io.pelato.plan.Change;
import io.pelato.plan.Difference;
import io.pelato.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.shared.utils.logging.MessageBuilder;
import org.apache.maven.shared.utils.logging.MessageUtils;

/** A plan for people: a paragraph a part, what it is beside what it will be. */
final class PlanLines {

    private static final String NOTHING = "-";
    private static final String SHA = "sha256:";
    private static final int DIGEST = SHA.length() + 12;

    private final Plan plan;

    PlanLines(Plan plan) {
        this.plan = plan;
    }

    /** The lines. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(head());
        for (Change change : plan.changes()) {
            lines.add(title(change));
            lines.addAll(differences(change.differences()));
            change.interruption()
                    .ifPresent(interruption -> lines.add(MessageUtils.buffer()
                            .a("      ")
                            .warning("interrupts: " + interruption)
                            .build()));
        }
        if (!plan.isEmpty()) {
            lines.add(summary());
        }
        return lines;
    }

    private String head() {
        MessageBuilder text = MessageUtils.buffer().strong(plan.basis().application());
        String lattice = " in the lattice " + plan.basis().lattice();
        if (plan.isEmpty()) {
            return text.a(lattice + " runs as the workflow says: a deployment changes nothing")
                    .build();
        }
        return text.a(lattice + ": from " + plan.basis().from().orElse("nothing") + " to "
                        + plan.basis().to().orElse("a version that is known when it is built and pushed"))
                .build();
    }

    private static String title(Change change) {
        String text = " " + change.subject().name().toLowerCase(Locale.ROOT) + " " + change.name();
        return switch (change.kind()) {
            case ADDED -> MessageUtils.buffer().success("  +" + text).build();
            case GONE -> MessageUtils.buffer().failure("  -" + text).build();
            case MOVED ->
                MessageUtils.buffer().warning("  ~" + text + " (moves)").build();
            case CHANGED -> MessageUtils.buffer().warning("  ~" + text).build();
        };
    }

    private static List<String> differences(List<Difference> differences) {
        List<String> names = differences.stream().map(Difference::name).toList();
        List<String> before = differences.stream()
                .map(difference -> shown(difference.before()))
                .toList();
        int nameWidth = width(names);
        int beforeWidth = width(before);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < differences.size(); i++) {
            lines.add("      " + padded(names.get(i), nameWidth) + "  " + padded(before.get(i), beforeWidth) + "  ->  "
                    + shown(differences.get(i).after()));
        }
        return lines;
    }

    private static String shown(Optional<String> value) {
        return value.map(PlanLines::shortened).map(VisibleText::of).orElse(NOTHING);
    }

    private static String shortened(String value) {
        return value.startsWith(SHA) && value.length() > DIGEST ? value.substring(0, DIGEST) : value;
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private String summary() {
        return count(Change.Kind.ADDED) + " to add, "
                + (count(Change.Kind.CHANGED) + count(Change.Kind.MOVED)) + " to change, "
                + count(Change.Kind.GONE) + " to take away, "
                + plan.changes().stream()
                        .filter(change -> change.interruption().isPresent())
                        .count()
                + " interrupted";
    }

    private long count(Change.Kind kind) {
        return plan.changes().stream().filter(change -> change.kind() == kind).count();
    }
}
