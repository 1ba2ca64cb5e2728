package dev.undebug.read;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The services that resources of Terraform start: tasks of ECS, web apps of Azure, services of Cloud Run. */
final class TerraformUnits {
    /** The name of the set of the defaults of a module's variables. */
    static final String DEFAULTS = "terraform defaults";

    /** The name of the set of what a module's variables are set to. */
    static final String VALUES = "terraform values";

    private static final int MAX_TEXTS = 20;
    private static final Pattern AZURE = Pattern.compile("azurerm_(?:(?:linux|windows)_web_app|app_service)(?:_slot)?");
    private static final Pattern CLOUD_RUN = Pattern.compile("google_cloud_run(?:_v2)?_service");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^\\n{}]{0,300}}");

    /** Where App Service puts what is deployed. */
    private static final String AZURE_FOLDER = "/home/site/wwwroot";

    private final SourceFile file;
    private final List<Unit> units = new ArrayList<>();
    private int texts;

    private TerraformUnits(SourceFile file) {
        this.file = file;
    }

    static List<Unit> of(SourceFile file, HclBody body) {
        TerraformUnits reading = new TerraformUnits(file);
        for (HclBody.Block block : body.blocks("resource")) {
            String type = block.label(0);
            if (type.equals("aws_ecs_task_definition")) {
                block.body().get("container_definitions").ifPresent(value -> reading.tasks(block, value));
            } else if (AZURE.matcher(type).matches()) {
                reading.azure(block);
            } else if (CLOUD_RUN.matcher(type).matches()) {
                reading.cloudRun(block);
            }
        }
        return reading.units;
    }

    /** What a resource gets from its surroundings, gathered. */
    private record Settings(List<EnvVar> variables, List<Unit.VariableSet> sets) {
        Settings() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private void set(Settings settings, String name, Span place, HclValue value) {
        Optional<String> variable = value.variable();
        if (variable.isPresent()) {
            // What a variable is set to wins over its default.
            settings.sets().add(new Unit.VariableSet(DEFAULTS, variable, name));
            settings.sets().add(new Unit.VariableSet(VALUES, variable, name));
        }
        settings.variables().add(new EnvVar(name, value.known(), file.place(place), value.span()));
    }

    private Role role(HclBody.Block block) {
        return RoleNames.firstKnown(RoleNames.ofOverlay(file.path()), RoleNames.of(block.label(1)));
    }

    private Place place(HclBody.Block block) {
        return file.place(block.span());
    }

    private void tasks(HclBody.Block block, HclValue definitions) {
        if (definitions.kind() == HclValue.Kind.TEXT && texts++ < MAX_TEXTS) {
            Yaml.read(alone(definitions.text().span()))
                    .ifPresent(root -> units.addAll(TaskDefinitionReader.containers(file, root)));
        } else if (definitions.kind() == HclValue.Kind.CALL
                && definitions.text().text().equals("jsonencode")) {
            definitions.elements().stream()
                    .flatMap(list -> list.elements().stream())
                    .forEach(container -> task(block, container));
        }
    }

    /** Returns the file with nothing in it but a text, at its place, and marks for what Terraform puts into that. */
    private SourceFile alone(Span span) {
        StringBuilder alone = new StringBuilder(file.text().length());
        for (int i = 0; i < span.end(); i++) {
            char c = file.text().charAt(i);
            boolean kept = i >= span.start() || c == '\n' || c == '\r';
            alone.append(kept ? c : ' ');
        }
        return new SourceFile(file.path(), Templates.marked(alone.toString(), EXPRESSION));
    }

    private void task(HclBody.Block block, HclValue container) {
        Settings settings = new Settings();
        container.get("environment").map(HclValue::elements).orElse(List.of()).forEach(entry -> named(settings, entry));
        List<Token> entrypoint = words(container.get("entryPoint"));
        List<Token> command = words(container.get("command"));
        String name = container.get("name").flatMap(HclValue::known).orElse(block.label(1));
        units.add(with(
                Units.container(
                        name,
                        container
                                .get("name")
                                .map(value -> file.place(value.span()))
                                .orElseGet(() -> place(block)),
                        role(block),
                        settings.variables(),
                        CommandReader.parts(file, List.of(entrypoint, command)),
                        container.get("image").map(value -> value.text().text()).orElse(""),
                        !entrypoint.isEmpty()),
                settings));
    }

    /** Reads {@code {name = "FLASK_DEBUG", value = "1"}}. */
    private void named(Settings settings, HclValue entry) {
        Optional<HclValue> name = entry.get("name");
        Optional<HclValue> value = entry.get("value");
        if (name.isPresent() && value.isPresent()) {
            name.get()
                    .known()
                    .ifPresent(text -> set(
                            settings, text, name.get().span().cover(value.get().span()), value.get()));
        }
    }

    private List<Token> words(Optional<HclValue> list) {
        return list.map(HclValue::elements).orElse(List.of()).stream()
                .map(element -> new Token(
                        element.text(),
                        element.span(),
                        element.known().isPresent(),
                        element.known().isPresent()))
                .toList();
    }

    private void azure(HclBody.Block block) {
        Settings settings = new Settings();
        block.body().get("app_settings").ifPresent(value -> settings(settings, value));
        List<HclBody.Block> site = block.body().within("site_config");
        Optional<HclValue> start = site.stream()
                .flatMap(config -> config.body().get("app_command_line").stream())
                .filter(value -> value.known().filter(text -> !text.isBlank()).isPresent())
                .findFirst();
        List<Command> commands =
                start.map(value -> CommandReader.script(file, value.text())).orElseGet(() -> standard(block));
        if (commands.isEmpty() && settings.variables().isEmpty()) {
            return;
        }
        Unit unit = commands.isEmpty()
                ? Units.variables(block.label(1), place(block), role(block), settings.variables())
                : new Unit(
                        Unit.Kind.PROCESS,
                        block.label(1),
                        place(block),
                        role(block),
                        settings.variables(),
                        commands,
                        Unit.Origin.process(Optional.of(AZURE_FOLDER), List.of()));
        units.add(with(unit, settings));
    }

    /** App Service starts gunicorn with what it finds in {@code app.py} where it is told nothing else. */
    private List<Command> standard(HclBody.Block block) {
        boolean python = block.body().within("application_stack").stream()
                .anyMatch(stack -> stack.body().get("python_version").isPresent());
        Span place = block.span();
        return python
                ? List.of(new Command(
                        place(block),
                        List.of(),
                        List.of(new Word("gunicorn", place, true), new Word("app:app", place, true)),
                        false))
                : List.of();
    }

    /** An object, or several that are merged. */
    private void settings(Settings settings, HclValue value) {
        if (value.kind() == HclValue.Kind.CALL && value.text().text().equals("merge")) {
            value.elements().forEach(part -> settings(settings, part));
        }
        for (HclValue.Entry entry : value.entries()) {
            set(settings, entry.key(), entry.keySpan().cover(entry.value().span()), entry.value());
        }
    }

    private void cloudRun(HclBody.Block block) {
        for (HclBody.Block container : block.body().within("containers")) {
            Settings settings = new Settings();
            for (HclBody.Block variable : container.body().blocks("env")) {
                Optional<HclValue> name = variable.body().get("name");
                Optional<HclValue> value = variable.body().get("value");
                name.flatMap(HclValue::known)
                        .ifPresent(text -> value.ifPresent(
                                known -> set(settings, text, name.get().span().cover(known.span()), known)));
            }
            List<Token> command = words(container.body().get("command"));
            List<Token> arguments = words(container.body().get("args"));
            units.add(with(
                    Units.container(
                            block.label(1),
                            place(block),
                            role(block),
                            settings.variables(),
                            CommandReader.parts(file, List.of(command, arguments)),
                            container
                                    .body()
                                    .get("image")
                                    .map(value -> value.text().text())
                                    .orElse(""),
                            !command.isEmpty()),
                    settings));
        }
    }

    private static Unit with(Unit unit, Settings settings) {
        Unit.Origin origin = unit.origin();
        return new Unit(
                unit.kind(),
                unit.name(),
                unit.place(),
                unit.role(),
                unit.environment(),
                unit.commands(),
                new Unit.Origin(
                        origin.base(),
                        origin.build(),
                        origin.envFiles(),
                        origin.workingDirectory(),
                        origin.copies(),
                        origin.entrypoint(),
                        origin.replacesEntrypoint(),
                        origin.bindMounts(),
                        settings.sets(),
                        origin.last()));
    }
}
