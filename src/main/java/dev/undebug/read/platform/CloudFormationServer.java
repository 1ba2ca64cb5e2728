package dev.undebug.read.platform;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.FirstStart;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.GeneratedFiles;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the first start of a CloudFormation template's servers: their user data and {@code cfn-init}. */
final class CloudFormationServer {
    static final String USER_DATA = "UserData";
    static final String INIT = "AWS::CloudFormation::Init";

    private static final int MAX_SERVERS = 20;
    private static final int MAX_CONFIGS = 20;
    private static final int MAX_FILES = 50;
    private static final int MAX_COMMANDS = 200;

    private final SourceFile file;
    private final CloudFormationText texts;
    private final Formats formats;
    private final FirstStart start;
    private int servers;

    /** @param formats reads the files that servers get */
    CloudFormationServer(SourceFile file, YamlNode root, Formats formats) {
        this.file = file;
        this.texts = new CloudFormationText(root);
        this.formats = formats;
        this.start = new FirstStart(file, formats);
    }

    FileFacts with(FileFacts facts) {
        return start.with(facts);
    }

    void userData(YamlNode data) {
        if (Most.room(servers++, MAX_SERVERS)) {
            start.add(texts.of(data));
        }
    }

    /** Reads the files and commands of all configurations. */
    void init(YamlNode metadata) {
        if (!Most.room(servers++, MAX_SERVERS)) {
            return;
        }
        GeneratedFiles files = new GeneratedFiles(file, start.role(), formats);
        MappedText.Builder script = new MappedText.Builder(metadata.span().start());
        metadata.entries().stream().takeWhile(Most.first(MAX_CONFIGS)).forEach(config -> {
            config.value().entriesOf("files").stream()
                    .takeWhile(Most.first(MAX_FILES))
                    .forEach(written -> written.value()
                            .get("content")
                            .ifPresent(content ->
                                    files.addWhole(written.name(), new PrintedText(texts.of(content), false))));
            config.value().entriesOf("commands").stream()
                    .takeWhile(Most.first(MAX_COMMANDS))
                    .sorted(Comparator.comparing(YamlNode.Entry::name))
                    .forEach(command -> command(command.value(), script));
        });
        start.script(List.of(script.build()), files);
    }

    /** Each command runs in a shell of its own, with its folder and variables. */
    private void command(YamlNode command, MappedText.Builder script) {
        Optional<YamlNode> written = command.get("command");
        if (written.isEmpty()) {
            return;
        }
        line("(", written.get(), script);
        command.get("cwd").ifPresent(folder -> {
            line("cd ", folder, script);
            text(folder, script);
            line("; ", folder, script);
        });
        command.entriesOf("env").forEach(variable -> {
            line("export ", variable.key(), script);
            text(variable.key(), script);
            line("=", variable.key(), script);
            text(variable.value(), script);
            line("; ", variable.key(), script);
        });
        // A list is a program and its arguments, unless it belongs to a function.
        boolean words = !written.get().tag().startsWith("!")
                && !written.get().elements().isEmpty();
        for (YamlNode word : words ? written.get().elements() : List.of(written.get())) {
            text(word, script);
            line(" ", word, script);
        }
        line("\n)\n", written.get(), script);
    }

    private void text(YamlNode node, MappedText.Builder script) {
        MappedText text = texts.of(node);
        script.append(text, 0, text.length());
    }

    private static void line(String inserted, YamlNode at, MappedText.Builder script) {
        script.append(inserted, at.span());
    }
}
