package dev.undebug.read.format;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects what servers do when they start for the first time: shell scripts, cloud-configs, and several of both in one
 * text. A format of its own may contain such texts: a template of CloudFormation, Terraform's {@code user_data}.
 */
public final class FirstStart {
    private static final String CLOUD_CONFIG = "#cloud-config";
    private static final List<String> COMMANDS = List.of("bootcmd", "runcmd");
    private static final int MAX_LINES = 3_000;
    private static final int MAX_FILES = 50;
    private static final int MAX_PARTS = 10;
    private static final int MAX_LENGTH = 100_000;

    /** A part of a text in the format of e-mails, up to the next boundary. */
    private static final Pattern PART =
            Pattern.compile("(?m)^(?:#![^\\r\\n]{0,99}sh\\b|" + CLOUD_CONFIG + "\\b)(?s:.{0,100000}?)(?=^--|\\z)");

    private static final Pattern SCRIPT = Pattern.compile("#![^\\r\\n]{0,99}sh\\b");

    private final SourceFile file;
    private final Role role;
    private final Formats formats;
    private final ContainerFacts containers;
    private final List<Unit> units = new ArrayList<>();

    /** @param formats reads the files that a server gets */
    public FirstStart(SourceFile file, Formats formats) {
        this.file = file;
        this.role = RoleInference.firstKnown(RoleInference.ofOverlay(file.path()), Role.PRODUCTION);
        this.formats = formats;
        this.containers = new ContainerFacts(file);
    }

    /** Adds the text that one server gets; one of another kind is ignored. */
    public void add(MappedText text) {
        MappedText data = text.strip();
        if (!Most.room(data.length(), MAX_LENGTH)) {
            return;
        }
        if (SCRIPT.matcher(data.text()).lookingAt()) {
            script(List.of(data), new GeneratedFiles(file, role, formats));
        } else if (isCloudConfig(data.text())) {
            Yaml.inline(file, data, 1).forEach(this::cloudConfig);
        } else if (data.text().startsWith("Content-Type:") || data.text().startsWith("MIME-Version:")) {
            Matcher part = PART.matcher(data.text());
            for (int i = 0; part.find() && Most.room(i, MAX_PARTS); i++) {
                add(data.sub(part.start(), part.end()));
            }
        }
    }

    /** Returns whether a text is what a server gets, as its first line shows. */
    public static boolean isOne(String text) {
        return SCRIPT.matcher(text).lookingAt() || isCloudConfig(text);
    }

    /** Returns whether a text is a cloud-config. */
    public static boolean isCloudConfig(String text) {
        return text.startsWith(CLOUD_CONFIG);
    }

    /** Adds the commands and files of a cloud-config. */
    public void cloudConfig(YamlNode root) {
        GeneratedFiles files = new GeneratedFiles(file, role, formats);
        root.elementsOf("write_files").stream().takeWhile(Most.first(MAX_FILES)).forEach(one -> one.get("content")
                .ifPresent(content -> write(one, new PrintedText(content.text(), false), files)));
        script(
                COMMANDS.stream()
                        .flatMap(key -> root.get(key).stream())
                        .map(FirstStart::commands)
                        .toList(),
                files);
    }

    /** An encoded text is not read as code. */
    private static void write(YamlNode one, PrintedText content, GeneratedFiles files) {
        if (one.get("append").isPresent() || one.get("encoding").isPresent()) {
            files.add(one.scalarOf("path"), content);
        } else {
            files.addWhole(one.scalarOf("path"), content);
        }
    }

    /** All commands run in one shell. A list is one command with its arguments. */
    private static MappedText commands(YamlNode commands) {
        MappedText.Builder script = new MappedText.Builder(commands.span().start());
        commands.elements().stream().takeWhile(Most.first(MAX_LINES)).forEach(command -> {
            List<YamlNode> words = command.isScalar() ? List.of(command) : command.elements();
            for (YamlNode word : words) {
                MappedText text = word.text();
                script.append(text, 0, text.length());
                script.append(word.equals(words.get(words.size() - 1)) ? "\n" : " ", text.span());
            }
        });
        return script.build();
    }

    /** Adds scripts, and the files that the server gets before it runs them. */
    public void script(List<MappedText> texts, GeneratedFiles files) {
        texts.forEach(text -> files.shell(text));
        units.addAll(files.units());
        units.addAll(files.programs());
        files.scripts().forEach(other -> containers.shell(other, Audience.of(role), List.of()));
        for (MappedText text : texts) {
            if (!text.text().isBlank()) {
                units.add(Units.script(file, text, role));
                containers.shell(text, Audience.of(role), List.of());
            }
        }
    }

    /** Returns the role of the servers. */
    public Role role() {
        return role;
    }

    /** Returns facts together with those of the servers. */
    public FileFacts with(FileFacts facts) {
        List<Unit> all = new ArrayList<>(facts.units());
        all.addAll(units);
        return containers.with(facts.withUnits(all));
    }
}
