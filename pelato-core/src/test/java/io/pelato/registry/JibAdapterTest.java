package io.pelato.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class JibAdapterTest {

    @Test
    void only_the_adapter_and_its_parts_know_jib() {
        var product = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.pelato");

        noClasses()
                .that()
                .haveNameNotMatching("io\\.pelato\\.registry\\.Jib.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google..")
                .because("its packages below api may change with any release")
                .check(product);
    }
}
