package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.undebug.rule.Rule;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void everyRuleIsRegistered() {
        List<String> rules = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.undebug.rules").stream()
                        .filter(type -> type.isAssignableTo(Rule.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .flatMap(type -> rules(type.reflect()))
                        .map(Rule::id)
                        .toList();
        assertThat(rules).contains("flask-run-debug", "django-debug");
        assertThat(Rules.ALL).extracting(Rule::id).containsExactlyInAnyOrderElementsOf(rules);
    }

    /** Returns the rules that a class defines. */
    private static Stream<Rule> rules(Class<?> type) {
        List<Rule> rows = Stream.of(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Rule.class)
                .map(RulesTest::row)
                .toList();
        return rows.isEmpty() ? Stream.of(made(type)) : rows.stream();
    }

    private static Rule row(Field field) {
        try {
            return (Rule) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Rule made(Class<?> type) {
        try {
            return (Rule) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " makes no rule, and has no rows of type Rule", e);
        }
    }

    @Test
    void rulesAreSortedAndIdsAreUnique() {
        List<String> ids = Rules.ALL.stream().map(Rule::id).toList();
        assertThat(ids).isNotEmpty().isSorted().doesNotHaveDuplicates();
    }
}
