package dev.undebug.read.terraform;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Unit;
import dev.undebug.read.hcl.HclValue;
import dev.undebug.read.platform.TaskDefinitionReader;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files with containers that expressions read: {@code file("task.json")}, and as templates
 * {@code templatefile("task.json.tftpl", {debug = "1"})}, in which each expression that is more than a name is unknown.
 */
public final class TerraformTexts {
    private static final int MOST = 50;
    private static final Set<String> FUNCTIONS = Set.of("file", "templatefile");
    private static final String PATH = "\"(?:\\$\\{path\\.(?:module|root|cwd)}/)?+([^\"$%\\n]{1,300}+)\"";
    private static final Pattern READ =
            Pattern.compile("\\bcontainer_definitions\\s{0,40}+=\\s{0,40}+(?:template)?file\\(\\s{0,40}+" + PATH);
    private static final Pattern WRITTEN = Pattern.compile(PATH);
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^\\n{}]{0,300}}");
    private static final Pattern NAME = Pattern.compile("[\"']?\\$\\{\\s{0,9}(\\w{1,100})\\s{0,9}}[\"']?");

    private TerraformTexts() {}

    /** Returns the paths of the files with containers that a file of Terraform reads. */
    public static List<String> of(SourceFile file) {
        return READ.matcher(file.text())
                .results()
                .takeWhile(Most.first(MOST))
                .flatMap(read -> path(file, read.group(1)).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> path(SourceFile file, String written) {
        return RepositoryPath.of(file.path()).folder().resolve(written).map(RepositoryPath::text);
    }

    /** Returns the containers of a call that reads a file; none if it is no such call, or if the file is not known. */
    static List<Unit> containers(TerraformModule module, SourceFile file, HclValue call) {
        if (call.kind() != HclValue.Kind.CALL
                || !FUNCTIONS.contains(call.text().text())
                || call.elements().isEmpty()) {
            return List.of();
        }
        Matcher written = WRITTEN.matcher(file.slice(call.elements().get(0).span()));
        Optional<SourceFile> read =
                written.matches() ? path(file, written.group(1)).flatMap(module.work()::file) : Optional.empty();
        if (read.isEmpty() || module.work().tooManyTexts()) {
            return List.of();
        }
        SourceFile text = read.get();
        if (call.elements().size() == 1) {
            return Yaml.read(text)
                    .map(root -> TaskDefinitionReader.containers(text, root))
                    .orElse(List.of());
        }
        TerraformValue variables = module.value(file, call.elements().get(1));
        SourceFile marked = new SourceFile(text.path(), TemplatePlaceholders.marked(text.text(), EXPRESSION));
        return Yaml.read(marked).map(root -> TaskDefinitionReader.containers(text, root)).orElse(List.of()).stream()
                .map(unit -> unit.with(unit.environment().stream()
                        .map(variable -> filled(variable, variables))
                        .toList()))
                .toList();
    }

    private static EnvVar filled(EnvVar variable, TerraformValue variables) {
        Matcher name = NAME.matcher(variable.place().file().slice(variable.valueSpan()));
        return variable.value().isEmpty() && name.matches()
                ? variable.with(variables.get(name.group(1)).flatMap(TerraformValue::known))
                : variable;
    }
}
