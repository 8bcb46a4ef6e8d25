package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

    private static final String SOURCES = "Write `password_env: NAME` for an environment variable,"
            + " `password_server: ID` for a server in settings.xml, or `password_secret: {backend: NAME, key: KEY}` for"
            + " a secret of wasmCloud";
    private static final String TASK = """
            tasks:
            - type: dbsync_nats
              code: aggregate.go
              target: cloud
              source_topic: aggregated_data
              table: readings
              component_name: db_sync
              version: 1.0.0
            """;

    @TempDir
    private Path folder;

    /** A task with these lines under {@code database:}, the first of which is line 10, column 5. */
    static String task(String... database) {
        return TASK + "  database:\n" + lines("    ", database);
    }

    private static String lines(String indent, String... lines) {
        return Stream.of(lines).map(line -> indent + line + "\n").collect(Collectors.joining());
    }

    private String faultsOf(String... database) {
        return TestProject.in(folder).faults(task(database));
    }

    @Test
    void a_database_has_a_port_and_no_tls_unless_it_says_otherwise() {
        Task task =
                TestProject.in(folder).task(task("host: db.example", "name: shop", "user: app", "password_env: PW"));

        assertThat(task.fields())
                .containsEntry(
                        "database",
                        new FieldValue.Database(
                                "db.example", 5432, "shop", "app", false, new PasswordSource.Environment("PW")));
    }

    @Test
    void expressions_see_a_database_as_a_hash_without_its_password() {
        Task task = TestProject.in(folder)
                .task(task(
                        "host: db.example", "port: 6432", "name: shop", "user: app", "tls: true", "password_env: PW"));

        assertThat(task.variables())
                .containsEntry(
                        "database",
                        Map.of("host", "db.example", "port", "6432", "name", "shop", "user", "app", "tls", "true"));
    }

    @Test
    void a_password_comes_from_an_environment_variable() {
        assertThat(TestProject.in(folder)
                        .task(task("host: db", "name: shop", "user: app", "password_env: DB_PASSWORD"))
                        .passwords())
                .isEqualTo(Map.of("database.password", new PasswordSource.Environment("DB_PASSWORD")));
    }

    @Test
    void a_password_comes_from_a_server_of_the_settings() {
        assertThat(TestProject.in(folder)
                        .task(task("host: db", "name: shop", "user: app", "password_server: shop-db"))
                        .passwords())
                .isEqualTo(Map.of("database.password", new PasswordSource.Server("shop-db")));
    }

    @Test
    void a_password_comes_from_a_secret_of_wasmcloud() {
        assertThat(TestProject.in(folder)
                        .task(withSecret("{backend: nats-kv, key: db/password}"))
                        .passwords())
                .isEqualTo(Map.of(
                        "database.password",
                        new PasswordSource.Secret(new SecretReference(
                                "nats-kv", "db/password", Optional.empty(), Optional.empty(), Map.of()))));
    }

    @Test
    void a_secret_may_name_a_field_a_version_and_what_its_backend_wants_besides() {
        assertThat(TestProject.in(folder)
                        .task(withSecret("{backend: vault, key: iot, field: password, version: 2,"
                                + " properties: {role: pelato, mount.path: kv}}"))
                        .passwords())
                .isEqualTo(Map.of(
                        "database.password",
                        new PasswordSource.Secret(new SecretReference(
                                "vault",
                                "iot",
                                Optional.of("password"),
                                Optional.of("2"),
                                Map.of("role", "pelato", "mount.path", "kv")))));
    }

    @Test
    void expressions_do_not_see_where_a_secret_is() {
        Task task = TestProject.in(folder).task(withSecret("{backend: nats-kv, key: k, properties: {a: b}}"));

        assertThat(task.variables())
                .containsEntry(
                        "database", Map.of("host", "db", "port", "5432", "name", "n", "user", "u", "tls", "false"));
    }

    @Test
    void the_faults_of_a_secret_are_told_at_their_places() {
        assertThat(secretFaults("db/password"))
                .isEqualTo("workflow.yaml:13:22: \"password_secret\" must be a mapping, found a text. Write"
                        + " `password_secret: {backend: NAME, key: KEY}`");
        assertThat(secretFaults("{}")).isEqualTo("""
                        workflow.yaml:13:22: "backend" is missing. Write `backend: ...`
                        workflow.yaml:13:22: "key" is missing. Write `key: ...`""");
        assertThat(secretFaults("{backend: nats.kv, key: k}"))
                .isEqualTo("workflow.yaml:13:32: \"nats.kv\" is no secrets backend. Write the name that its operator"
                        + " gave it, of letters, digits, `_` and `-`");
        assertThat(secretFaults("{backend: b, key: k, bucket: x}"))
                .isEqualTo("workflow.yaml:13:43: unknown key \"bucket\" in a password_secret. Known here: backend, key,"
                        + " field, version, properties. What the backend wants to know besides goes below"
                        + " `properties`");
        assertThat(secretFaults("{backend: b, key: k, properties: [x]}"))
                .isEqualTo("workflow.yaml:13:55: \"properties\" must be a mapping, found a list. Write names and texts"
                        + " below it, as the backend wants them");
        assertThat(secretFaults("{backend: b, key: k, properties: {x: [y]}}"))
                .isEqualTo("workflow.yaml:13:59: \"x\" must be one text, found a list. Write `x: ...` on one line");
    }

    private static String withSecret(String secret) {
        return task("host: db", "name: n", "user: u", "password_secret: " + secret);
    }

    private String secretFaults(String secret) {
        return TestProject.in(folder).faults(withSecret(secret));
    }

    @Test
    void a_task_without_a_database_has_no_password() {
        assertThat(TestProject.in(folder).task(TestProject.TASK).passwords()).isEmpty();
    }

    @Test
    void a_task_inherits_the_workflow_s_database() {
        String inherited = "database:\n"
                + lines("  ", "host: shared", "name: shop", "user: app", "password_server: shop-db")
                + TASK;

        Task task = TestProject.in(folder).task(inherited);

        assertThat(task.fields().get("database"))
                .isInstanceOfSatisfying(
                        FieldValue.Database.class,
                        database -> assertThat(database.host()).isEqualTo("shared"));
        assertThat(task.passwords()).containsOnlyKeys("database.password");
    }

    @Test
    void a_task_s_own_database_stands_whole_before_the_workflow_s() {
        String both = "database:\n"
                + lines("  ", "host: shared", "port: 1", "name: shop", "user: app", "password_server: shop-db")
                + task("host: own", "name: n", "user: u", "password_env: PW");

        Task task = TestProject.in(folder).task(both);

        assertThat(task.fields())
                .containsEntry(
                        "database",
                        new FieldValue.Database("own", 5432, "n", "u", false, new PasswordSource.Environment("PW")));
    }

    @Test
    void a_missing_database_is_told() {
        assertThat(TestProject.in(folder).faults(TASK))
                .isEqualTo("workflow.yaml:2:3: \"database\" is missing. Where the PostgreSQL stands.");
    }

    @Test
    void a_database_is_a_mapping() {
        assertThat(TestProject.in(folder).faults(TASK + "  database: postgres://app:geheim@db/shop\n"))
                .isEqualTo("workflow.yaml:9:13: \"database\" must be a mapping, found a text. Write `host`, `name`,"
                        + " `user` and one of `password_env`, `password_server`, `password_secret` below it");
    }

    @Test
    void a_password_in_the_file_is_refused_and_not_repeated() {
        assertThat(faultsOf("host: db", "name: shop", "user: app", "password: geheim"))
                .isEqualTo("workflow.yaml:13:5: a password must not stand in this file. " + SOURCES
                        + "; and change the password if others have seen this one");
    }

    @Test
    void a_password_in_place_of_a_variable_s_name_is_not_repeated() {
        assertThat(faultsOf("host: db", "name: shop", "user: app", "password_env: geheim!"))
                .isEqualTo("workflow.yaml:13:19: \"password_env\" is not the name of an environment variable. Write a"
                        + " name of letters, digits and `_`, such as DB_PASSWORD");
    }

    @Test
    void a_password_comes_from_somewhere() {
        assertThat(faultsOf("host: db", "name: shop", "user: app"))
                .isEqualTo("workflow.yaml:10:5: it is not said where the password comes from. " + SOURCES);
    }

    @Test
    void a_password_comes_from_one_place() {
        assertThat(faultsOf("host: db", "name: shop", "user: app", "password_env: PW", "password_server: db"))
                .isEqualTo("workflow.yaml:14:22: \"password_env\" and \"password_server\" both stand here. The password"
                        + " comes from one place: keep one");
    }

    @Test
    void all_three_places_are_one_fault() {
        assertThat(faultsOf(
                        "host: db",
                        "name: shop",
                        "user: app",
                        "password_secret: {backend: b, key: k}",
                        "password_env: PW",
                        "password_server: db"))
                .isEqualTo("workflow.yaml:13:22: \"password_env\" and \"password_server\" and \"password_secret\" all"
                        + " stand here. The password comes from one place: keep one");
    }

    @Test
    void an_unknown_key_is_told_with_the_nearest() {
        assertThat(faultsOf("hots: db", "host: db", "name: shop", "user: app", "password_env: PW"))
                .isEqualTo("workflow.yaml:10:5: unknown key \"hots\" in a database. Did you mean \"host\"? Known here:"
                        + " host, port, name, user, tls, password_env, password_server, password_secret");
    }

    @Test
    void every_missing_part_is_told() {
        assertThat(faultsOf("password_env: PW")).isEqualTo("""
                        workflow.yaml:10:5: "host" is missing. Write `host: ...`
                        workflow.yaml:10:5: "name" is missing. Write `name: ...`
                        workflow.yaml:10:5: "user" is missing. Write `user: ...`""");
    }

    @Test
    void a_port_is_a_number_that_tcp_knows() {
        for (String port : List.of("0", "05432", "65536", "-1", "http", "123456")) {
            assertThat(faultsOf("host: db", "port: " + port, "name: shop", "user: app", "password_env: PW"))
                    .isEqualTo("workflow.yaml:11:11: \"" + port + "\" is no port. Write a number from 1 to 65535,"
                            + " without zeros before it");
        }
    }

    @Test
    void tls_is_true_or_false() {
        assertThat(faultsOf("host: db", "name: shop", "user: app", "tls: required", "password_env: PW"))
                .isEqualTo("workflow.yaml:13:10: \"required\" is no valid tls. Write true or false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    db.example.com      | db.example.com
                    192.0.2.7           | 192.0.2.7
                    '::1'               | ::1
                    '[2001:db8::7]'     | 2001:db8::7
                    sensor_db           | sensor_db
                    """)
    void a_host_is_a_name_or_an_address(String written, String host) {
        Task task =
                TestProject.in(folder).task(task("host: '" + written + "'", "name: n", "user: u", "password_env: PW"));

        assertThat(task.fields().get("database"))
                .isInstanceOfSatisfying(
                        FieldValue.Database.class,
                        database -> assertThat(database.host()).isEqualTo(host));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    my db                | "my db" is no host. Write a host name or an IP address
                    db.example.com:5432  | "db.example.com:5432" is a host and a port. Write `host: db.example.com` and `port: 5432`
                    '[::1]:5432'         | "[::1]:5432" is a host and a port. Write `host: [::1]` and `port: 5432`
                    /var/run/postgresql  | "/var/run/postgresql" is a socket of one machine. Write a host name or an IP address that the hosts of the targets can reach
                    'db1,db2'            | "db1,db2" are several hosts. Write one, such as that of a proxy before them
                    postgres://u:geheim@db/iot | the host is not a URL, nor has it a user before it. Write the name alone, as in `host: db.example.com`; name, user and port have keys of their own
                    'u:geheim@db'        | the host is not a URL, nor has it a user before it. Write the name alone, as in `host: db.example.com`; name, user and port have keys of their own
                    """)
    void what_is_no_host_is_told_with_what_to_write_and_no_password_is_repeated(String written, String fault) {
        assertThat(faultsOf("host: '" + written + "'", "name: shop", "user: app", "password_env: PW"))
                .isEqualTo("workflow.yaml:10:11: " + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sslmode: require   | "sslmode" in a database. Write `tls: true` where the connection must be encrypted
                    username: app      | "username" in a database. Write `user`
                    dbname: shop       | "dbname" in a database. Write `name`
                    """)
    void what_postgresql_s_tools_call_it_is_told_with_its_name_here(String line, String fault) {
        assertThat(faultsOf("host: db", "name: shop", "user: app", "password_env: PW", line))
                .isEqualTo("workflow.yaml:14:5: unknown key " + fault);
    }

    @Test
    void a_url_is_one_fault_and_not_repeated() {
        assertThat(faultsOf("url: postgres://iot:geheim@db/iot"))
                .isEqualTo("workflow.yaml:10:5: a database is not named by a URL here. Write `host`, `name`, `user` and"
                        + " one of `password_env`, `password_server`, `password_secret` below it");
    }

    @Test
    void a_fault_of_an_inherited_database_is_told_once() {
        String second = TASK.replace("tasks:\n", "").replace("db_sync", "other");

        assertThat(TestProject.in(folder).faults("database: {host: db, name: n, user: u}\n" + TASK + second))
                .isEqualTo("workflow.yaml:1:11: it is not said where the password comes from. " + SOURCES);
    }

    @Test
    void the_workflow_s_database_is_checked_even_where_no_task_uses_it() {
        assertThat(TestProject.in(folder)
                        .faults("database: {password: geheim, host: h, name: n, user: u}\n" + TestProject.TASK))
                .isEqualTo("workflow.yaml:1:12: a password must not stand in this file. " + SOURCES
                        + "; and change the password if others have seen this one");
    }
}
