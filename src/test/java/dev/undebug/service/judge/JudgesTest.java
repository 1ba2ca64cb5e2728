package dev.undebug.service.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgesTest {
    @Test
    void everyJudgeIsListedOnce() {
        List<String> ofPrograms = classes(Judge.class);
        assertThat(ofPrograms).contains(FlaskRunJudge.class.getName());
        assertThat(Stream.concat(Judges.OF_PROGRAM.stream(), Judges.OF_THE_REST.stream()))
                .extracting(judge -> judge.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(ofPrograms);
        List<String> ofRepositories = classes(RepositoryJudge.class);
        assertThat(ofRepositories).contains(ReloadJudge.class.getName());
        assertThat(Judges.OF_REPOSITORY)
                .extracting(judge -> judge.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(ofRepositories);
    }

    private static List<String> classes(Class<?> kind) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.undebug.service").stream()
                        .filter(type -> type.isAssignableTo(kind))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .toList();
    }
}
