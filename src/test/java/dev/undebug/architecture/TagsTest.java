package dev.undebug.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.undebug.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that tests declare their requirements, so that {@code mvn test} runs everywhere. */
class TagsTest {
    private static final List<String> KNOWN =
            List.of(Needs.ORACLE, Needs.SCENARIO, Needs.BROWSER, Needs.FUZZ, Needs.CORPUS);
    private static final Pattern LEFT_OUT = Pattern.compile("<tagged\\.tests>(.*)</tagged\\.tests>");

    private static final String BROKEN = "dev.undebug.architecture.broken";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("dev.undebug");

    private static final NeededTags TESTS =
            new NeededTags(ALL.that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(BROKEN))));

    @Test
    void whoNeedsSomethingSaysSo() {
        Map<String, Set<String>> needed = TESTS.needed();
        assertThat(needed).hasSizeGreaterThan(1_000);
        assertThat(needed.values().stream().flatMap(Set::stream))
                .contains(Needs.ORACLE, Needs.SCENARIO, Needs.BROWSER, Needs.FUZZ);
        assertThat(TESTS.missing()).isEmpty();
    }

    @Test
    void everyTagIsOneOfThese() {
        assertThat(TESTS.carried().values().stream().flatMap(Set::stream).distinct())
                .containsExactlyInAnyOrderElementsOf(KNOWN);
    }

    @Test
    void theFastSetLeavesOutAllOfThem() throws IOException {
        Matcher leftOut = LEFT_OUT.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(leftOut.find()).isTrue();
        assertThat(leftOut.group(1).split(" \\| ")).containsExactlyInAnyOrderElementsOf(KNOWN);
    }

    /** Tests with missing tags, on purpose. */
    @Test
    void theGuardCatchesTheBreakage() {
        assertThat(new NeededTags(ALL).missing())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        BROKEN + ".ForgottenTags.usesAToolByAHelper", Set.of(Needs.ORACLE),
                        BROKEN + ".ForgottenTags.usesAToolBehindAnInterface", Set.of(Needs.ORACLE),
                        BROKEN + ".ForgottenTags.getsToolsFromItsSource", Set.of(Needs.ORACLE),
                        BROKEN + ".ForgottenTags.startsAnyProgram", Set.of(Needs.ORACLE),
                        BROKEN + ".ForgottenTags.startsThisProgram", Set.of(Needs.SCENARIO),
                        BROKEN + ".ForgottenTags.startsAServerAndGitHub", Set.of(Needs.SCENARIO),
                        BROKEN + ".ForgottenTags.opensABrowser", Set.of(Needs.BROWSER),
                        BROKEN + ".ForgottenTags.isFuzzed", Set.of(Needs.FUZZ)));
    }
}
