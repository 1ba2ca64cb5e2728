package dev.undebug.read.task;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Docker's action that builds the targets of files as the command that does the same. */
final class BakeAction {
    private static final Pattern NAME = Pattern.compile("docker/bake-action@.*");

    /** The settings have one value in a line; targets and files may be between commas, too. */
    private static final Pattern LINE = Pattern.compile("[^\\s][^\\n]*+");

    private static final Pattern PART = Pattern.compile("[^\\s,][^\\n,]*+");
    private static final int MOST_WORDS = 200;

    private BakeAction() {}

    /** Returns {@code docker buildx bake -f FILE --set … TARGET} for a step that uses the action. */
    static Optional<Command> of(SourceFile file, YamlNode step) {
        if (!NAME.matcher(step.scalarOf("uses")).matches()) {
            return Optional.empty();
        }
        List<Word> words = new ArrayList<>();
        List.of("docker", "buildx", "bake").forEach(word -> words.add(new Word(word, step.span(), true)));
        for (String flag : List.of("push", "load")) {
            if (step.scalarOf("with", flag).equals("true")) {
                words.add(new Word("--" + flag, step.span(), true));
            }
        }
        step.get("with", "files").ifPresent(node -> add(words, node, PART, Optional.of("-f")));
        step.get("with", "set").ifPresent(node -> add(words, node, LINE, Optional.of("--set")));
        step.get("with", "targets").ifPresent(node -> add(words, node, PART, Optional.empty()));
        return Optional.of(new Command(file.place(step.span()), List.of(), words, false));
    }

    private static void add(List<Word> words, YamlNode node, Pattern value, Optional<String> option) {
        if (!node.isScalar()) {
            return;
        }
        MappedText text = node.text();
        Matcher matcher = value.matcher(text.text());
        for (int count = 0; count < MOST_WORDS && matcher.find(); count++) {
            MappedText one = text.sub(matcher.start(), matcher.end()).strip();
            option.ifPresent(name -> words.add(new Word(name, one.span(), true)));
            words.add(new Word(one.text(), one.span(), !one.text().contains("${{")));
        }
    }
}
