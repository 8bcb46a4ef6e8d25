package io.pelato;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import freemarker.template.Configuration;
import freemarker.template.Version;
import io.pelato.template.Expression;

/**
 * Which package may use which.
 *
 * <table>
 * <caption>The packages below {@code io.pelato}, and what each may use</caption>
 * <tr><th>package</th><th>what it is for</th><th>may use</th><th>libraries</th></tr>
 * <tr><td>problem</td><td>how every step tells what is wrong</td><td>-</td><td>-</td></tr>
 * <tr><td>digest</td><td>hashes, and JSON that has one</td><td>-</td><td>Jackson</td></tr>
 * <tr><td>machine</td><td>programs, whole files and threads of the machine that this runs on</td><td>problem</td>
 * <td>-</td></tr>
 * <tr><td>module</td><td>what go.mod and go.sum pin, and the cache of it</td><td>digest, problem</td><td>-</td></tr>
 * <tr><td>yaml</td><td>YAML with places</td><td>problem</td><td>SnakeYAML</td></tr>
 * <tr><td>template</td><td>task types as data</td><td>yaml, problem</td><td>FreeMarker</td></tr>
 * <tr><td>workflow</td><td>workflow.yaml, read and checked</td><td>module, template, yaml, problem</td><td>-</td></tr>
 * <tr><td>starter</td><td>a new project</td><td>template, problem</td><td>-</td></tr>
 * <tr><td>graph</td><td>a workflow as a picture</td><td>workflow, template</td><td>-</td></tr>
 * <tr><td>schema</td><td>workflow.yaml for editors</td><td>workflow, template</td><td>Jackson</td></tr>
 * <tr><td>generate</td><td>a Go project a component</td><td>workflow, module, template, digest, problem</td><td>FreeMarker</td></tr>
 * <tr><td>build</td><td>components from projects, and their modules</td><td>generate, workflow, module, template, digest, machine,
 * problem</td><td>Jackson</td></tr>
 * <tr><td>run</td><td>tasks on the user's own machine</td><td>build, application, workflow, template, machine,
 * problem</td><td>Jackson</td></tr>
 * <tr><td>testing</td><td>what came of tests, and its report</td><td>machine, problem</td><td>-</td></tr>
 * <tr><td>example</td><td>examples as tests</td><td>run, testing, workflow, template, yaml, problem</td>
 * <td>Jackson</td></tr>
 * <tr><td>tls</td><td>certificates and keys in PEM files</td><td>problem</td><td>-</td></tr>
 * <tr><td>registry</td><td>images in a registry</td><td>tls, machine, problem</td><td>jib-core, Jackson</td></tr>
 * <tr><td>provider</td><td>the messaging provider as hosts take it</td><td>digest, problem</td><td>Jackson</td></tr>
 * <tr><td>application</td><td>what is wanted</td><td>workflow, template, digest, problem</td><td>Jackson</td></tr>
 * <tr><td>manifest</td><td>an application written down and checked</td><td>application, template, digest, problem</td>
 * <td>FreeMarker, SnakeYAML, Jackson</td></tr>
 * <tr><td>lattice</td><td>what is there: NATS, hosts, WADM</td><td>application, tls, problem</td>
 * <td>jnats, Jackson</td></tr>
 * <tr><td>rollout</td><td>from what is there to what is wanted</td><td>schedule, stream, lattice, manifest, application, digest, machine, problem</td>
 * <td>-</td></tr>
 * <tr><td>schedule</td><td>tasks that run by themselves</td><td>lattice, application, problem</td>
 * <td>jnats</td></tr>
 * <tr><td>stream</td><td>messages that are kept</td><td>lattice, application, workflow, problem</td>
 * <td>jnats</td></tr>
 * <tr><td>plan</td><td>what would change</td><td>application, problem</td><td>Jackson</td></tr>
 * <tr><td>dev</td><td>a lattice on the user's own machine</td><td>digest, machine, problem</td><td></td></tr>
 * <tr><td>(io.pelato itself)</td><td>the library's face: a call a step</td><td>all but dev</td><td>-</td></tr>
 * <tr><td>bundle</td><td>a release in one file</td><td>digest, machine, problem</td><td>Jackson</td></tr>
 * <tr><td>attest</td><td>what is said of components, and signed</td><td>tls, digest, problem</td><td>Jackson</td></tr>
 * <tr><td>report</td><td>what ran when</td><td>machine, problem</td><td>Jackson, FreeMarker</td></tr>
 * </table>
 *
 * <p>Steps know their inputs, not each other: nothing but the face uses {@code registry}, {@code rollout} or {@code
 * schedule}, only {@code build} uses {@code generate} beside it, and what is wanted knows nothing of what is there. No
 * package knows Maven; its plugin knows them.
 */
@AnalyzeClasses(packages = "io.pelato", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packages_use_only_what_the_table_allows = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.pelato..")
            .layer("problem")
            .definedBy("io.pelato.problem..")
            .layer("digest")
            .definedBy("io.pelato.digest..")
            .layer("machine")
            .definedBy("io.pelato.machine..")
            .layer("module")
            .definedBy("io.pelato.module..")
            .layer("yaml")
            .definedBy("io.pelato.yaml..")
            .layer("template")
            .definedBy("io.pelato.template..")
            .layer("workflow")
            .definedBy("io.pelato.workflow..")
            .layer("starter")
            .definedBy("io.pelato.starter..")
            .layer("graph")
            .definedBy("io.pelato.graph..")
            .layer("schema")
            .definedBy("io.pelato.schema..")
            .layer("generate")
            .definedBy("io.pelato.generate..")
            .layer("build")
            .definedBy("io.pelato.build..")
            .layer("run")
            .definedBy("io.pelato.run..")
            .layer("testing")
            .definedBy("io.pelato.testing..")
            .layer("example")
            .definedBy("io.pelato.example..")
            .layer("gotest")
            .definedBy("io.pelato.gotest..")
            .layer("tls")
            .definedBy("io.pelato.tls..")
            .optionalLayer("registry")
            .definedBy("io.pelato.registry..")
            .layer("provider")
            .definedBy("io.pelato.provider..")
            .layer("application")
            .definedBy("io.pelato.application..")
            .layer("manifest")
            .definedBy("io.pelato.manifest..")
            .layer("lattice")
            .definedBy("io.pelato.lattice..")
            .layer("rollout")
            .definedBy("io.pelato.rollout..")
            .layer("schedule")
            .definedBy("io.pelato.schedule..")
            .layer("stream")
            .definedBy("io.pelato.stream..")
            .layer("dev")
            .definedBy("io.pelato.dev..")
            .layer("plan")
            .definedBy("io.pelato.plan..")
            .layer("bundle")
            .definedBy("io.pelato.bundle..")
            .layer("attest")
            .definedBy("io.pelato.attest..")
            .layer("report")
            .definedBy("io.pelato.report..")
            .layer("facade")
            .definedBy("io.pelato")
            .ensureAllClassesAreContainedInArchitecture()
            .whereLayer("facade")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("problem")
            .mayNotAccessAnyLayer()
            .whereLayer("digest")
            .mayNotAccessAnyLayer()
            .whereLayer("machine")
            .mayOnlyAccessLayers("problem")
            .whereLayer("module")
            .mayOnlyAccessLayers("digest", "problem")
            .whereLayer("yaml")
            .mayOnlyAccessLayers("problem")
            .whereLayer("template")
            .mayOnlyAccessLayers("yaml", "problem")
            .whereLayer("workflow")
            .mayOnlyAccessLayers("module", "template", "yaml", "problem")
            .whereLayer("starter")
            .mayOnlyAccessLayers("template", "problem")
            .whereLayer("graph")
            .mayOnlyAccessLayers("workflow", "template")
            .whereLayer("schema")
            .mayOnlyAccessLayers("workflow", "template")
            .whereLayer("generate")
            .mayOnlyAccessLayers("workflow", "module", "template", "digest", "problem")
            .whereLayer("build")
            .mayOnlyAccessLayers("generate", "workflow", "module", "template", "digest", "machine", "problem")
            .whereLayer("run")
            .mayOnlyAccessLayers("build", "application", "workflow", "template", "machine", "problem")
            .whereLayer("testing")
            .mayOnlyAccessLayers("machine", "problem")
            .whereLayer("example")
            .mayOnlyAccessLayers("run", "testing", "workflow", "template", "yaml", "problem")
            .whereLayer("gotest")
            .mayOnlyAccessLayers("build", "testing", "module", "machine", "problem")
            .whereLayer("tls")
            .mayOnlyAccessLayers("problem")
            .whereLayer("registry")
            .mayOnlyAccessLayers("tls", "machine", "problem")
            .whereLayer("provider")
            .mayOnlyAccessLayers("digest", "problem")
            .whereLayer("application")
            .mayOnlyAccessLayers("workflow", "template", "digest", "problem")
            .whereLayer("manifest")
            .mayOnlyAccessLayers("application", "template", "digest", "problem")
            .whereLayer("lattice")
            .mayOnlyAccessLayers("application", "tls", "problem")
            .whereLayer("rollout")
            .mayOnlyAccessLayers(
                    "schedule", "stream", "lattice", "manifest", "application", "digest", "machine", "problem")
            .whereLayer("schedule")
            .mayOnlyAccessLayers("lattice", "application", "problem")
            .whereLayer("stream")
            .mayOnlyAccessLayers("lattice", "application", "workflow", "problem")
            .whereLayer("dev")
            .mayOnlyAccessLayers("digest", "machine", "problem")
            .whereLayer("plan")
            .mayOnlyAccessLayers("application", "problem")
            .whereLayer("bundle")
            .mayOnlyAccessLayers("digest", "machine", "problem")
            .whereLayer("attest")
            .mayOnlyAccessLayers("tls", "digest", "problem")
            .whereLayer("report")
            .mayOnlyAccessLayers("machine", "problem");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.pelato.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_package_knows_maven = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..");

    @ArchTest
    static final ArchRule yaml_is_read_in_one_place_and_checked_in_another = noClasses()
            .that()
            .resideOutsideOfPackages("io.pelato.yaml..", "io.pelato.manifest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.yaml..");

    @ArchTest
    static final ArchRule images_are_moved_behind_one_adapter = noClasses()
            .that()
            .resideOutsideOfPackage("io.pelato.registry..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.cloud.tools..");

    @ArchTest
    static final ArchRule nats_is_spoken_in_three_packages = noClasses()
            .that()
            .resideOutsideOfPackages("io.pelato.lattice..", "io.pelato.schedule..", "io.pelato.stream..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.nats..");

    @ArchTest
    static final ArchRule freemarker_is_set_up_where_templates_can_run_nothing = noClasses()
            .that()
            .doNotBelongToAnyOf(Expression.class)
            .and()
            .haveSimpleNameNotContaining("ReportPage")
            .should()
            .callConstructor(Configuration.class, Version.class)
            .orShould()
            .callConstructor(Configuration.class);
}
