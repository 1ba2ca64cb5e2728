package dev.undebug.read.task;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Google's action that deploys a container to Cloud Run as the command that does the same. */
final class CloudRunAction {
    private static final Pattern NAME = Pattern.compile("google-github-actions/deploy-cloudrun@.*");
    private static final Pattern ASSIGNMENT = Pattern.compile("[^\\s,][^\\n,]*+");
    private static final int MAX_VARIABLES = 200;

    private CloudRunAction() {}

    /** Returns {@code gcloud run deploy SERVICE …} for a step that uses the action. */
    static Optional<Command> of(SourceFile file, YamlNode step) {
        if (!NAME.matcher(step.scalarOf("uses")).matches()) {
            return Optional.empty();
        }
        return step.get("with", "service").filter(YamlNode::isScalar).map(service -> {
            List<Word> words = new ArrayList<>();
            List.of("gcloud", "run", "deploy").forEach(word -> words.add(new Word(word, service.span(), true)));
            words.add(new Word(service.scalar(), service.span(), true));
            option(words, "--image", step.get("with", "image"));
            option(words, "--source", step.get("with", "source"));
            step.get("with", "env_vars").filter(YamlNode::isScalar).ifPresent(node -> variables(words, node.text()));
            step.get("with", "flags").filter(YamlNode::isScalar).ifPresent(node -> CommandReader.script(
                            file, node.text())
                    .forEach(flags -> words.addAll(flags.words())));
            return new Command(file.place(service.span()), List.of(), words, false);
        });
    }

    private static void option(List<Word> words, String option, Optional<YamlNode> value) {
        value.filter(YamlNode::isScalar).ifPresent(node -> {
            words.add(new Word(option, node.span(), true));
            words.add(new Word(node.scalar(), node.span(), true));
        });
    }

    /** One assignment per line, or several with commas. */
    private static void variables(List<Word> words, MappedText text) {
        words.add(new Word("--set-env-vars", text.span(), true));
        Matcher matcher = ASSIGNMENT.matcher(text.text());
        for (int count = 0; matcher.find() && Most.room(count, MAX_VARIABLES); count++) {
            MappedText assignment = text.sub(matcher.start(), matcher.end()).strip();
            words.add(new Word(assignment.text(), assignment.span(), true));
        }
    }
}
