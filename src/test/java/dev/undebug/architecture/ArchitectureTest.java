package dev.undebug.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the import directions between packages. */
class ArchitectureTest {
    private static final String BASE = "dev.undebug.";

    /** Each package with those it may import, besides itself. */
    private static final Map<String, Set<String>> MAY_IMPORT = layers();

    /** Names for {@code @FieldSource}. */
    static final List<String> PACKAGES = List.copyOf(MAY_IMPORT.keySet());

    static final List<String> PURE =
            List.of("source", "python", "fact", "read", "flask", "service", "rule", "rules", "scan", "pull", "review");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.undebug");

    private static Map<String, Set<String>> layers() {
        Map<String, Set<String>> layers = new LinkedHashMap<>();
        layers.put("source", Set.of());
        layers.put("python", Set.of("source"));
        layers.put("fact", Set.of("source", "python"));
        layers.put("read", Set.of("fact", "python", "source"));
        layers.put("flask", Set.of());
        layers.put("service", Set.of("fact", "read", "flask", "python", "source"));
        layers.put("rule", Set.of("service", "fact", "flask", "python", "source"));
        layers.put("rules", Set.of("rule", "service", "fact", "flask", "python", "source"));
        List<String> core = new ArrayList<>(layers.keySet());
        for (String name : List.of("scan", "pull", "review")) {
            layers.put(name, Set.copyOf(core));
            core.add(name);
        }
        Set<String> all = Set.copyOf(core);
        for (String edge : List.of("webhook", "queue", "github", "git", "web")) {
            layers.put(edge, all);
        }
        Set<String> withGit = Stream.concat(all.stream(), Stream.of("git")).collect(Collectors.toUnmodifiableSet());
        layers.put("cli", withGit);
        layers.put("demo", withGit);
        return layers;
    }

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void importsOnlyWhatItMay(String name) {
        directions(name).check(MAIN);
    }

    @Test
    void everyPackageIsKnown() {
        Set<String> found = MAIN.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(BASE.length()).split("\\.")[0])
                .collect(Collectors.toSet());
        assertThat(found).contains("source", "app");
        assertThat(found)
                .isSubsetOf(Stream.concat(PACKAGES.stream(), Stream.of("app")).toList());
    }

    @ParameterizedTest
    @FieldSource("PURE")
    void theCoreDoesNoInputOrOutputAndReadsNoClock(String name) {
        purity(BASE + name).check(MAIN);
    }

    @Test
    void gitHubLibrariesStopAtTheDoor() {
        foreign("org.kohsuke..", "github").check(MAIN);
        foreign("io.jsonwebtoken..", "github").check(MAIN);
    }

    @Test
    void databaseStopsAtTheQueue() {
        foreign("java.sql..", "queue").check(MAIN);
        foreign("com.github.kagkarlsson..", "queue").check(MAIN);
    }

    /** Classes that break each rule on purpose. */
    @Test
    void guardsCatchTheBreakage() {
        JavaClasses broken = new ClassFileImporter().importPackages("dev.undebug.architecture.broken");
        assertThat(broken).hasSizeGreaterThanOrEqualTo(2);
        String here = BASE + "architecture.broken";
        assertThatThrownBy(() -> purity(here).check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("java.time.Clock")
                .hasMessageContaining("java.nio.file.Files")
                .hasMessageContaining("System.getenv");
        assertThatThrownBy(() -> foreign("java.sql..", "queue").check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("java.sql.Connection");
        assertThatThrownBy(() ->
                        directions("architecture.broken", Set.of("source")).check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dev.undebug.pull.CommitSha");
    }

    private static ArchRule directions(String name) {
        return directions(name, MAY_IMPORT.get(name));
    }

    private static ArchRule directions(String name, Set<String> mayImport) {
        String[] allowed = Stream.concat(mayImport.stream(), Stream.of(name))
                .map(other -> BASE + other + "..")
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(BASE + name + "..")
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideOutsideOfPackage("dev.undebug..")
                        .or(JavaClass.Predicates.resideInAnyPackage(allowed)));
    }

    private static ArchRule purity(String packageName) {
        return noClasses()
                .that()
                .resideInAPackage(packageName + "..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                                "java.net..", "java.nio.file..", "java.sql..", "java.util.concurrent..", "org.slf4j..")
                        // An address as a value; nothing is opened with it.
                        .and(DescribedPredicate.not(JavaClass.Predicates.type(java.net.URI.class)))
                        .or(JavaClass.Predicates.type(java.io.File.class))
                        .or(JavaClass.Predicates.assignableTo(java.time.Clock.class)))
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now");
    }

    private static ArchRule foreign(String foreignPackage, String door) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(BASE + door + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(foreignPackage);
    }
}
