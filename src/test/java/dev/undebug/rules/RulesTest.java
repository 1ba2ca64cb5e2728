package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.undebug.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void everyRuleClassIsRegistered() {
        List<String> classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.undebug.rules").stream()
                        .filter(type -> type.isAssignableTo(Rule.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .toList();
        assertThat(classes).contains(FlaskRunDebug.class.getName());
        assertThat(Rules.ALL)
                .extracting(rule -> rule.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(classes);
    }

    @Test
    void rulesAreSortedAndIdsAreUnique() {
        List<String> ids = Rules.ALL.stream().map(Rule::id).toList();
        assertThat(ids).isNotEmpty().isSorted().doesNotHaveDuplicates();
    }
}
