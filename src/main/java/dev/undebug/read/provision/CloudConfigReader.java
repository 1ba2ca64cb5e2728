package dev.undebug.read.provision;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.GeneratedFiles;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what cloud-init does when a server starts for the first time: the commands and files of a cloud-config. */
final class CloudConfigReader implements Reader {
    private static final Pattern NAME = Pattern.compile(
            "(?i).*(?:user[-_]?data|cloud[-_]?(?:init|config)).*?(?:\\.(?:ya?ml|cfg|txt|tpl|tftpl|j2|tmpl))*");

    private static final String FIRST_LINE = "#cloud-config";
    private static final List<String> COMMANDS = List.of("bootcmd", "runcmd");
    private static final int MAX_LINES = 1_000;
    private static final int MAX_FILES = 50;

    private final Formats formats;

    /** @param formats reads the files that the server gets */
    CloudConfigReader(Formats formats) {
        this.formats = formats;
    }

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.of(path).name()).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        if (!file.text().startsWith(FIRST_LINE, Lines.start(file))) {
            return FileFacts.ofUnits(file, List.of());
        }
        Role role = RoleInference.firstKnown(RoleInference.ofOverlay(file.path()), Role.PRODUCTION);
        return Yaml.read(file).map(root -> facts(file, root, role)).orElseGet(() -> FileFacts.ofUnits(file, List.of()));
    }

    private FileFacts facts(SourceFile file, YamlNode root, Role role) {
        GeneratedFiles files = new GeneratedFiles(file, role, formats);
        root.elementsOf("write_files").stream().limit(MAX_FILES).forEach(one -> one.get("content")
                .ifPresent(content -> files.add(one.scalarOf("path"), new PrintedText(content.text(), false))));
        List<Unit> units = new ArrayList<>(files.units());
        units.addAll(files.programs());
        ContainerFacts containers = new ContainerFacts(file);
        for (String key : COMMANDS) {
            root.get(key)
                    .map(CloudConfigReader::script)
                    .filter(text -> text.length() > 0)
                    .ifPresent(text -> {
                        units.add(Units.script(file, text, role));
                        containers.shell(text, Audience.of(role), List.of());
                    });
        }
        return containers.with(FileFacts.ofUnits(file, units));
    }

    /** All commands run in one shell. A list is one command with its arguments. */
    private static MappedText script(YamlNode commands) {
        MappedText.Builder script = new MappedText.Builder(commands.span().start());
        commands.elements().stream().limit(MAX_LINES).forEach(command -> {
            List<YamlNode> words = command.isScalar() ? List.of(command) : command.elements();
            for (YamlNode word : words) {
                MappedText text = word.text();
                script.append(text, 0, text.length());
                script.append(word.equals(words.get(words.size() - 1)) ? "\n" : " ", text.span());
            }
        });
        return script.build();
    }
}
