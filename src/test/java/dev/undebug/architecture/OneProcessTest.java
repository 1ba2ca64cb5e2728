package dev.undebug.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.undebug.bench.Benchmarks;
import dev.undebug.testing.LocalHttpServer;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** Test classes run at the same time in one process, so none replaces what belongs to all of it. */
class OneProcessTest {
    private static final Set<String> REPLACING =
            Set.of("setOut", "setErr", "setIn", "setProperty", "setProperties", "clearProperty", "setDefault");
    private static final Set<String> OWNERS =
            Set.of(System.class.getName(), Locale.class.getName(), TimeZone.class.getName());

    private static final ArchRule RULE = noClasses()
            .should()
            .accessTargetWhere(
                    DescribedPredicate.describe("it replaces what belongs to the process", OneProcessTest::replaces));

    private static boolean replaces(JavaAccess<?> access) {
        return OWNERS.contains(access.getTargetOwner().getName()) && REPLACING.contains(access.getName());
    }

    /** A benchmark is a process of its own; the other one sets the same property to the same value for all. */
    @Test
    void noTestReplacesWhatBelongsToTheProcess() {
        RULE.check(TestClasses.ALL.that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(TestClasses.BROKEN)
                .or(JavaClass.Predicates.equivalentTo(Benchmarks.class))
                .or(JavaClass.Predicates.equivalentTo(LocalHttpServer.class)))));
    }

    /** A class that replaces standard output, on purpose. */
    @Test
    void theGuardCatchesTheBreakage() {
        assertThat(RULE.evaluate(TestClasses.ALL).getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains("broken.ReplacedOutput"));
    }
}
