package io.pelato.lattice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a NATS user may do, as a server of NATS 2.10 or later tells it on {@code $SYS.REQ.USER.INFO}: for each action a
 * list of subjects that are allowed, where an absent one allows all, and a list of those that are denied.
 */
final class NatsPermissions {

    /** The subject on which a server tells a user who it is. */
    static final String SUBJECT = "$SYS.REQ.USER.INFO";

    private final JsonNode permissions;

    /** Reads a server's answer. */
    NatsPermissions(JsonNode answer) {
        this.permissions = answer.path("data").path("permissions");
    }

    /** Whether the user has a right. */
    boolean allow(NatsRight right) {
        JsonNode rules = permissions.path(right.action().name().toLowerCase(Locale.ROOT));
        List<String> allowed = subjects(rules.path("allow"));
        return (allowed.isEmpty() || allowed.stream().anyMatch(rule -> covers(rule, right.subject())))
                && subjects(rules.path("deny")).stream().noneMatch(rule -> covers(rule, right.subject()));
    }

    private static List<String> subjects(JsonNode list) {
        List<String> subjects = new ArrayList<>();
        list.forEach(subject -> subjects.add(subject.asText()));
        return subjects;
    }

    /** Whether a rule holds for every subject that another one stands for. */
    static boolean covers(String rule, String subject) {
        String[] wide = rule.split("\\.", -1);
        String[] narrow = subject.split("\\.", -1);
        for (int i = 0; i < wide.length; i++) {
            if (wide[i].equals(">")) {
                return narrow.length > i;
            }
            if (i >= narrow.length || narrow[i].equals(">") || !(wide[i].equals("*") || wide[i].equals(narrow[i]))) {
                return false;
            }
        }
        return wide.length == narrow.length;
    }
}
