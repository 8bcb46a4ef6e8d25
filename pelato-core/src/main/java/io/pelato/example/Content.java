package io.pelato.example;

import com.fasterxml.jackson.databind.JsonNode;
import io.pelato.run.Body;

/** What a body is expected to be. */
sealed interface Content {

    /** Whether a body is that. */
    boolean isIn(Body body);

    /** As people read it. */
    String shown();

    /** These very bytes. */
    record Exactly(Body body) implements Content {
        @Override
        public boolean isIn(Body other) {
            return body.equals(other);
        }

        @Override
        public String shown() {
            return body.shown();
        }
    }

    /** JSON with these values, however it is written. */
    record Json(JsonNode value) implements Content {
        @Override
        public boolean isIn(Body body) {
            return body.text()
                    .flatMap(JsonValues::parsed)
                    .filter(other -> JsonValues.equal(value, other))
                    .isPresent();
        }

        @Override
        public String shown() {
            return value.toString();
        }
    }

    /** A text with this in it. */
    record Containing(String part) implements Content {
        @Override
        public boolean isIn(Body body) {
            return body.text().filter(text -> text.contains(part)).isPresent();
        }

        @Override
        public String shown() {
            return "something with " + part;
        }
    }

    /** JSON with these values, and maybe more members beside them. */
    record Having(JsonNode value) implements Content {
        @Override
        public boolean isIn(Body body) {
            return body.text()
                    .flatMap(JsonValues::parsed)
                    .filter(other -> JsonValues.has(other, value))
                    .isPresent();
        }

        @Override
        public String shown() {
            return "something with " + value;
        }
    }
}
