package io.pelato.it.bench;

/** The Go files of the tasks that are measured: every second one only handles text, the others read and write JSON. */
enum TaskCode {
    /** Each task has code of its own. */
    DISTINCT {
        @Override
        String of(int task) {
            return task % 2 == 0 ? text(task) : json(task);
        }
    },
    /** All tasks have the same code. */
    EQUAL {
        @Override
        String of(int task) {
            return json(0);
        }
    };

    /** The file of a task. */
    abstract String of(int task);

    private static String text(int number) {
        return """
                package main

                import "strings"

                func exec_task(arg string) string {
                \treturn strings.ToUpper(strings.TrimSpace(arg)) + " %d"
                }
                """.formatted(number);
    }

    private static String json(int number) {
        return """
                package main

                import "encoding/json"

                type reading struct {
                \tSensor string  `json:"sensor"`
                \tValue  float64 `json:"value"`
                }

                func exec_task(arg string) (string, error) {
                \tvar in reading
                \tif err := json.Unmarshal([]byte(arg), &in); err != nil {
                \t\treturn "", err
                \t}
                \tin.Value += %d
                \tout, err := json.Marshal(in)
                \treturn string(out), err
                }
                """.formatted(number);
    }
}
