package io.pelato.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.template.CommonFields;
import io.pelato.template.Field;
import io.pelato.template.FieldKind;
import java.util.stream.Stream;

/** What a field may hold, by its kind. */
final class FieldSchema {

    private FieldSchema() {}

    /** The schema of a field that may hold a text or a list, with its meaning. */
    static ObjectNode of(Field field) {
        return Nodes.described(value(field), field.meaning());
    }

    private static ObjectNode value(Field field) {
        return switch (field.kind()) {
            case DATABASE -> Nodes.reference(Mappings.DATABASE);
            case PASSWORD -> Nodes.reference(Mappings.PASSWORD);
            default -> withList(one(field), field.kind().takesSeveral() ? Integer.MAX_VALUE : 1);
        };
    }

    private static ObjectNode one(Field field) {
        boolean retries = field.kind() == FieldKind.INTEGER && field.name().equals(CommonFields.RETRIES);
        return retries ? number(0, 30) : one(field.kind());
    }

    /** Whole numbers in a range, also in quotes. */
    static ObjectNode number(int least, int most) {
        return Nodes.types("integer", "string")
                .put("minimum", least)
                .put("maximum", most)
                .put("pattern", Texts.or(NumberPattern.between(least, most)));
    }

    /** One value, or a list with up to some. */
    static ObjectNode withList(ObjectNode one, int most) {
        ObjectNode list = Nodes.object().put("type", "array").set("items", one.deepCopy());
        list.put("minItems", 1);
        if (most < Integer.MAX_VALUE) {
            list.put("maxItems", most);
        }
        return Nodes.anyOf(one, list);
    }

    private static ObjectNode one(FieldKind kind) {
        return switch (kind) {
            case SUBJECTS, SUBJECT -> Nodes.text(Texts.SUBJECT);
            case TOPICS, TOPIC -> Nodes.text(Texts.TOPIC);
            case INTEGER -> number(0, 999_999_999);
            case BOOLEAN -> truth();
            case DURATION -> Nodes.string(Texts.DURATION);
            case SCHEDULE -> Nodes.string(Texts.SCHEDULE);
            case PATH -> Nodes.string(Texts.PATH);
            case BUCKET -> Nodes.text(Texts.BUCKET);
            case TABLE -> Nodes.text(Texts.TABLE);
            case TEXT -> Nodes.text(Texts.LINE);
            case NAMES -> Nodes.text(Texts.ITEM);
            case DATABASE, PASSWORD -> Nodes.object();
        };
    }

    static ObjectNode truth() {
        ObjectNode quoted = Nodes.words(Stream.of("true", "false"));
        return Nodes.anyOf(Nodes.object().put("type", "boolean"), quoted);
    }
}
