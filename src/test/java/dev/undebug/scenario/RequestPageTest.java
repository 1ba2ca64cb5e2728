package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The page has a row for each counted scenario, and no other. */
class RequestPageTest {
    @Test
    void everyRowHasItsScenario() {
        Set<String> scenarios = new TreeSet<>();
        new ClassFileImporter()
                .importPackages(Scenario.class.getPackageName()).stream()
                        .filter(type -> type.isAssignableTo(Scenario.class))
                        .map(type -> type.reflect())
                        .forEach(type -> Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> method.isAnnotationPresent(Requests.class))
                                .map(method -> method.getAnnotation(Requests.class))
                                .forEach(row -> assertThat(
                                                scenarios.add(RequestPage.key(Scenario.about(type), row.value())))
                                        .as("%s is a row of its own", row.value())
                                        .isTrue()));
        assertThat(scenarios).hasSizeGreaterThan(10);
        RequestPage.keep(scenarios);
        assertThat(RequestPage.rows().keySet()).isEqualTo(scenarios);
    }
}
