package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Rule;
import dev.undebug.service.Project;
import dev.undebug.service.ProjectBuilder;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchVerdict;
import dev.undebug.testing.LiterateCase;
import dev.undebug.testing.Marks;
import dev.undebug.testing.MemoryTree;
import dev.undebug.testing.Needs;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Exactly one rule words every switch that judges find. */
@Tag(Needs.CORPUS)
class WordingsTest {
    @Test
    void oneRuleWordsEverySwitchOfTheCases() {
        Set<String> seen = new TreeSet<>();
        for (LiterateCase example : LiterateCase.all()) {
            for (SwitchVerdict<Switch> verdict : project(example).verdicts()) {
                Switch subject = verdict.subject();
                seen.add(subject.getClass().getName());
                assertThat(Rules.ALL.stream()
                                .filter(rule -> words(rule, subject))
                                .map(Rule::id))
                        .as(example + ": " + subject.subject())
                        .hasSize(1);
            }
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(kinds());
    }

    private static boolean words(Rule rule, Switch subject) {
        return rule.wordings().stream().anyMatch(wording -> wording.words(subject));
    }

    /** All kinds of switches, so that none lacks a case. */
    private static Set<String> kinds() {
        try {
            Path classes = Path.of(Switch.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(classes)) {
                return files.map(file -> classes.relativize(file).toString())
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> name.replace(".class", "").replace(File.separator, "."))
                        .filter(WordingsTest::isSwitch)
                        .collect(Collectors.toSet());
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isSwitch(String name) {
        try {
            Class<?> type = Class.forName(name, false, Switch.class.getClassLoader());
            return Switch.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Project project(LiterateCase example) {
        Map<String, String> texts = new TreeMap<>();
        example.files().forEach((path, text) -> texts.put(path, Marks.read(text).text()));
        Workspace workspace = new Workspace(new MemoryTree(texts));
        workspace.load(workspace.paths());
        return new ProjectBuilder(workspace, new WorkBudget(Long.MAX_VALUE)).project();
    }
}
