package dev.pintail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms, as ARCHITECTURE.md draws them. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.pintail");

    @Test
    void eachRoomKnowsOnlyTheRoomsItMayUse() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("main")
                .definedBy("dev.pintail")
                .layer("cli")
                .definedBy("dev.pintail.cli..")
                .layer("function")
                .definedBy("dev.pintail.function..")
                .layer("sync")
                .definedBy("dev.pintail.sync..")
                .layer("connection")
                .definedBy("dev.pintail.connection..")
                .layer("secret")
                .definedBy("dev.pintail.secret..")
                .layer("catalog")
                .definedBy("dev.pintail.catalog..")
                .layer("source")
                .definedBy("dev.pintail.source..")
                .layer("manifest")
                .definedBy("dev.pintail.manifest..")
                .layer("template")
                .definedBy("dev.pintail.template..")
                .layer("warehouse")
                .definedBy("dev.pintail.warehouse..")
                .layer("protocol")
                .definedBy("dev.pintail.protocol..")
                .whereLayer("main")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("main")
                .whereLayer("function")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("sync")
                .mayOnlyBeAccessedByLayers("cli", "function")
                .whereLayer("connection")
                .mayOnlyBeAccessedByLayers("cli", "function", "sync")
                .whereLayer("secret")
                .mayOnlyBeAccessedByLayers("sync", "connection")
                .whereLayer("catalog")
                .mayOnlyBeAccessedByLayers("cli", "sync", "connection")
                .whereLayer("source")
                .mayOnlyBeAccessedByLayers("cli", "sync")
                .whereLayer("manifest")
                .mayOnlyBeAccessedByLayers("source", "sync", "cli", "catalog")
                .whereLayer("template")
                .mayOnlyBeAccessedByLayers("manifest", "source")
                .whereLayer("warehouse")
                .mayOnlyBeAccessedByLayers("sync", "cli")
                .check(CLASSES);
    }

    @Test
    void theGroundFloorKnowsNobody() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.pintail.error..",
                        "dev.pintail.json..",
                        "dev.pintail.aws..",
                        "dev.pintail.digest..",
                        "dev.pintail.build..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.pintail.cli..",
                        "dev.pintail.function..",
                        "dev.pintail.sync..",
                        "dev.pintail.connection..",
                        "dev.pintail.secret..",
                        "dev.pintail.catalog..",
                        "dev.pintail.source..",
                        "dev.pintail.manifest..",
                        "dev.pintail.template..",
                        "dev.pintail.warehouse..",
                        "dev.pintail.protocol..")
                .check(CLASSES);
    }

    @Test
    void noTwoRoomsNeedEachOther() {
        slices().matching("dev.pintail.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** In `template` the root is the door to the packages below, which speak of its scope and its errors. */
    @Test
    void noTwoPackagesOfARoomNeedEachOther() {
        slices().matching("dev.pintail.source.(**)").should().beFreeOfCycles().check(CLASSES);
        slices().matching("dev.pintail.manifest.(**)").should().beFreeOfCycles().check(CLASSES);
        slices().matching("dev.pintail.cli.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** In a native executable one may wait for bytes that have long come: oracle/graal#13787. */
    @Test
    void nobodyWaitsInAVirtualThread() {
        noClasses()
                .should()
                .callMethod(Thread.class, "ofVirtual")
                .orShould()
                .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                .orShould()
                .callMethod(Executors.class, "newVirtualThreadPerTaskExecutor")
                .check(CLASSES);
    }

    @Test
    void nobodyHidesInAPackageWithoutAPurpose() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..helper..", "..manager..")
                .check(CLASSES);
    }

    @Test
    void nothingUsesReflectionButWhatIsRegisteredForNative() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.pintail.warehouse..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(CLASSES);
    }
}
