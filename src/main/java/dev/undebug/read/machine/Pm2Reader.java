package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.ScriptObject;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads pm2's {@code ecosystem.config.js} and similar files, which may start any program. */
final class Pm2Reader implements Reader {
    private static final Pattern NAME =
            Pattern.compile("(?:ecosystem|pm2)(?:\\.[\\w-]+)*\\.(?:c?js|mjs|json|ya?ml)|process\\.json");
    private static final Pattern PYTHON = Pattern.compile("(?:python|pypy)[0-9.]*");
    private static final String MODE = "env_";
    private static final int MAX_APPLICATIONS = 100;
    private static final int MAX_MODES = 100;
    private static final int MAX_DEPLOYMENTS = 100;

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.of(path).name()).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        boolean script = file.path().endsWith("js");
        Optional<YamlNode> root = Yaml.read(script ? ScriptObject.alone(file) : file);
        List<YamlNode> applications = root.map(node -> node.get("apps").orElse(node))
                .map(node -> node.elements().isEmpty() ? List.of(node) : node.elements())
                .orElse(List.of());
        List<Unit> units = new ArrayList<>();
        applications.stream()
                .takeWhile(Most.first(MAX_APPLICATIONS))
                .filter(application -> application.get("script").isPresent())
                .forEach(application -> new Application(file, application).units(units));
        root.map(node -> node.entriesOf("deploy")).orElse(List.of()).stream()
                .takeWhile(Most.first(MAX_DEPLOYMENTS))
                .forEach(deployment -> units.add(manager(file, deployment)));
        return FileFacts.ofUnits(file, units);
    }

    /** A deployment starts applications by a command of its own: {@code pm2 reload ecosystem.config.js --env production}. */
    private static Unit manager(SourceFile file, YamlNode.Entry deployment) {
        return new Unit(
                Unit.Kind.MANAGER,
                deployment.name(),
                file.place(deployment.key().span()),
                RoleInference.of(deployment.name()),
                List.of(),
                deployment
                        .value()
                        .get("post-deploy")
                        .filter(YamlNode::isScalar)
                        .map(node -> CommandReader.script(file, node.text()))
                        .orElse(List.of()),
                Origin.NONE);
    }

    /** One application of a file. */
    private record Application(SourceFile file, YamlNode node) {
        /** Adds a unit with {@code env} alone, and one for each set of variables that a start may name. */
        void units(List<Unit> units) {
            units.add(unit(variables("env"), RoleInference.of(name()), Optional.empty()));
            node.entries().stream()
                    .filter(entry -> entry.name().startsWith(MODE))
                    .takeWhile(Most.first(MAX_MODES))
                    .forEach(mode -> {
                        List<EnvVar> variables = new ArrayList<>(variables("env"));
                        variables.addAll(variables(mode.name()));
                        String name = mode.name().substring(MODE.length());
                        units.add(unit(variables, RoleInference.of(name), Optional.of(name)));
                    });
        }

        private String name() {
            return text("name").map(MappedText::text).orElse("app");
        }

        private Unit unit(List<EnvVar> variables, Role role, Optional<String> mode) {
            return new Unit(
                    Unit.Kind.PROCESS,
                    name(),
                    file.place(node.get("name")
                            .or(() -> node.get("script"))
                            .orElse(node)
                            .span()),
                    RoleInference.firstKnown(role, RoleInference.ofPath(file.path())),
                    variables,
                    commands(),
                    new Origin.ManagedApplication(text("cwd").map(MappedText::text), mode));
        }

        private Optional<MappedText> text(String key) {
            return node.get(key)
                    .filter(value -> value.isScalar() && !value.isNull())
                    .filter(this::isKnown)
                    .map(YamlNode::text);
        }

        /** In JavaScript, an unquoted value is an expression, unless it is a number or a boolean. */
        private boolean isKnown(YamlNode value) {
            String written = file.slice(value.span());
            boolean quoted = written.startsWith("\"") || written.startsWith("'") || written.startsWith("`");
            boolean expression = written.startsWith("`") && written.contains("${");
            return !file.path().endsWith("js")
                    || (quoted && !expression)
                    || value.isBoolean()
                    || written.matches("[0-9]{1,9}");
        }

        private List<EnvVar> variables(String key) {
            List<EnvVar> variables = new ArrayList<>();
            for (YamlNode.Entry entry : node.entriesOf(key)) {
                if (!Assignment.isName(entry.name(), entry.name().length())) {
                    // A spread of another object.
                    continue;
                }
                EnvVar variable = EnvironmentNodes.variable(
                        file, entry.name(), entry.key().span(), entry.value());
                boolean known = entry.value().isScalar() && isKnown(entry.value());
                variables.add(variable.with(variable.value().filter(value -> known)));
            }
            return variables;
        }

        private List<Command> commands() {
            Optional<MappedText> script = text("script");
            if (script.isEmpty()) {
                return List.of();
            }
            if (script.get().text().strip().contains(" ")) {
                return CommandReader.script(file, script.get());
            }
            List<List<Token>> parts = new ArrayList<>();
            String program = script.get().text();
            text("interpreter")
                    .or(() -> text("exec_interpreter"))
                    .filter(interpreter -> starts(interpreter.text(), program))
                    .ifPresent(interpreter -> {
                        parts.add(List.of(Token.literal(interpreter, interpreter.span())));
                        parts.add(words("interpreter_args"));
                    });
            parts.add(List.of(Token.literal(script.get(), script.get().span())));
            parts.add(words("args"));
            return CommandReader.parts(file, parts);
        }

        /**
         * Returns whether the interpreter starts the program; under Python, a program such as gunicorn starts by its
         * own name.
         */
        private boolean starts(String interpreter, String program) {
            boolean python = PYTHON.matcher(ContainerPath.program(interpreter)).matches();
            boolean module = node.get("interpreter_args").isPresent();
            return python ? program.endsWith(".py") || module : !interpreter.equals("none");
        }

        private List<Token> words(String key) {
            Optional<YamlNode> value = node.get(key);
            if (value.isPresent() && !value.get().isScalar()) {
                return value.get().elements().stream()
                        .map(element -> new Token(element.text(), element.span(), isKnown(element), isKnown(element)))
                        .toList();
            }
            return text(key)
                    .map(text -> ShellLexer.words(text, QuotingRules.PLAIN))
                    .orElse(List.of());
        }
    }
}
