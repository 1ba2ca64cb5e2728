package dev.undebug.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
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

    private static final NeededTags TESTS = new NeededTags(
            TestClasses.ALL.that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(TestClasses.BROKEN))));

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
        assertThat(new NeededTags(TestClasses.ALL).missing())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        TestClasses.BROKEN + ".ForgottenTags.usesAToolByAHelper", Set.of(Needs.ORACLE),
                        TestClasses.BROKEN + ".ForgottenTags.usesAToolBehindAnInterface", Set.of(Needs.ORACLE),
                        TestClasses.BROKEN + ".ForgottenTags.getsToolsFromItsSource", Set.of(Needs.ORACLE),
                        TestClasses.BROKEN + ".ForgottenTags.startsAnyProgram", Set.of(Needs.ORACLE),
                        TestClasses.BROKEN + ".ForgottenTags.startsThisProgram", Set.of(Needs.SCENARIO),
                        TestClasses.BROKEN + ".ForgottenTags.startsAServerAndGitHub", Set.of(Needs.SCENARIO),
                        TestClasses.BROKEN + ".ForgottenTags.opensABrowser", Set.of(Needs.BROWSER),
                        TestClasses.BROKEN + ".ForgottenTags.isFuzzed", Set.of(Needs.FUZZ)));
    }
}
