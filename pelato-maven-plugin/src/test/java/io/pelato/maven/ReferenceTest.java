package io.pelato.maven;

import io.pelato.schema.WorkflowSchema;
import io.pelato.template.Templates;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The reference in the documentation says what the code says. */
class ReferenceTest {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("examples/temperature");

    @Test
    void the_page_of_goals_has_every_goal_and_parameter() {
        CommittedPage.at("docs/reference/goals.md").isAll(new GoalPages(GoalDescriptions.read()).page());
    }

    @Test
    void the_readme_has_every_goal_and_parameter() {
        CommittedPage.at("README.md").hasBetween("goals", new GoalPages(GoalDescriptions.read()).summary());
    }

    @Test
    void the_readme_shows_the_example_as_it_is() {
        CommittedPage.at("README.md").hasBetween("example", new ExampleSection(EXAMPLE).text());
    }

    @Test
    void the_page_of_task_types_has_every_type_field_signature_and_provider() {
        CommittedPage.at("docs/reference/task-types.md").isAll(new TaskTypePage(Templates.read(List.of())).page());
    }

    @Test
    void the_schema_for_editors_knows_the_types_that_come_with_pelato_and_any_target() {
        CommittedPage.at("docs/reference/workflow.schema.json")
                .isAll(WorkflowSchema.of(Templates.read(List.of()).types(), Optional.empty())
                        .json());
    }
}
