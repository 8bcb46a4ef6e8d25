package io.pelato.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types in a Go parameter or result list. */
final class GoTypes {

    private static final Pattern NAMED =
            Pattern.compile("(?s)(?!(?:chan|func|map|struct|interface)\\b)[\\p{L}\\p{N}_]+\\s+(\\S.*)");

    private GoTypes() {}

    /** The types in order; in {@code key, data string} both names have the type that comes last. */
    static List<String> of(String list) {
        List<String> items = items(list);
        boolean named = items.stream().anyMatch(item -> NAMED.matcher(item).matches());
        List<String> types = new ArrayList<>();
        String last = "";
        for (int i = items.size() - 1; i >= 0; i--) {
            Matcher matcher = NAMED.matcher(items.get(i));
            if (matcher.matches()) {
                last = matcher.group(1);
            } else if (!named) {
                last = items.get(i);
            }
            types.add(0, plain(last));
        }
        return List.copyOf(types);
    }

    /** The type of a result without parentheses; none where nothing stands there. */
    static List<String> single(String text) {
        return text.isBlank() ? List.of() : List.of(plain(text));
    }

    private static String plain(String type) {
        return type.replaceAll("\\s+", "").replace("[]uint8", "[]byte");
    }

    private static List<String> items(String list) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= list.length(); i++) {
            char c = i < list.length() ? list.charAt(i) : ',';
            if (c == ',' && depth == 0) {
                items.add(list.substring(start, i).strip());
                start = i + 1;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            }
        }
        items.removeIf(String::isEmpty);
        return items;
    }
}
