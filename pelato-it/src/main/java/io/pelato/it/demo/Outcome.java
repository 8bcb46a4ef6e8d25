package io.pelato.it.demo;

/**
 * How the demo ended.
 *
 * @param in how many messages went in
 * @param rows how many of them have a row
 */
record Outcome(int in, int rows) {

    int exitCode() {
        return in == rows ? 0 : 1;
    }

    @Override
    public String toString() {
        return "demo: " + in + " messages in, " + rows + " rows in PostgreSQL, " + (in - rows) + " lost";
    }
}
