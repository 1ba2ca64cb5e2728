package dev.undebug.read.terraform;

import dev.undebug.fact.Command;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.Units;
import dev.undebug.read.hcl.HclBody;
import dev.undebug.read.platform.TaskDefinitionReader;
import dev.undebug.read.shell.CommandParts;
import dev.undebug.read.shell.CommandParts.Part;
import dev.undebug.read.terraform.TerraformFolder.Declared;
import dev.undebug.read.terraform.TerraformModule.Bound;
import dev.undebug.read.terraform.TerraformTypes.Containers;
import dev.undebug.read.terraform.TerraformValue.Shape;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The services that the resources of a module start: ECS tasks, Azure web apps, Cloud Run services and similar ones.
 */
final class TerraformUnits {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^\\n{}]{0,300}}");

    /** The folder to which App Service deploys. */
    private static final String AZURE_FOLDER = "/home/site/wwwroot";

    /** Begins the runtime of an app of App Service that is in Python: {@code PYTHON|3.12}. */
    private static final String AZURE_PYTHON = "PYTHON|";

    /** The keys of a container for an object with variables. */
    private static final List<String> VARIABLES = List.of("environment", "environment_variables");

    private final TerraformModule module;
    private final Declared declared;
    private final SourceFile file;
    private final HclBody body;
    private final List<Unit> units = new ArrayList<>();

    private TerraformUnits(TerraformModule module, Declared declared) {
        this.module = module;
        this.declared = declared;
        this.file = declared.file();
        this.body = declared.block().body();
    }

    static List<Unit> of(TerraformModule module) {
        List<Unit> units = new ArrayList<>();
        for (Declared declared : module.folder().resources()) {
            TerraformUnits reading = new TerraformUnits(module, declared);
            String type = declared.block().label(0);
            reading.resource(type);
            TerraformTypes.platform(type).ifPresent(platform -> reading.units.replaceAll(unit -> unit.on(platform)));
            units.addAll(reading.units);
        }
        return units;
    }

    private void resource(String type) {
        if (type.equals(TerraformTypes.ECS)) {
            get("container_definitions").ifPresent(this::tasks);
            body.get("container_definitions").ifPresent(call -> TerraformTexts.containers(module, file, call)
                    .forEach(unit -> units.add(unit.with(role()))));
        } else if (AzureImage.isNamed(module, declared)) {
            units.add(AzureImage.unit(module, declared));
        } else if (TerraformTypes.AZURE.matcher(type).matches()) {
            azure();
        } else if (TerraformTypes.containers(type).isPresent()) {
            Containers containers = TerraformTypes.containers(type).get();
            within(containers.block()).forEach(container -> container(container, containers));
        } else if (TerraformConfigMaps.TYPE.matcher(type).matches()) {
            units.add(TerraformConfigMaps.unit(module, declared));
        } else if (type.equals("aws_apprunner_service")) {
            appRunner();
        } else if (TerraformTypes.APP_ENGINE.matcher(type).matches()) {
            appEngine();
        } else if (type.equals("docker_container")) {
            docker();
        } else if (type.equals(LambdaImage.TYPE) && get("image_uri").isPresent()) {
            units.add(LambdaImage.unit(module, declared));
        } else if (type.equals("digitalocean_app")) {
            within("service").forEach(this::digitalOcean);
        } else {
            TerraformVariables.of(module, declared).ifPresent(units::add);
        }
    }

    private Optional<TerraformValue> get(String key) {
        return body.get(key).map(written -> module.value(file, written));
    }

    private List<Bound> within(String type) {
        return module.within(file, body, type);
    }

    private String name() {
        return declared.block().label(1);
    }

    private Role role() {
        return module.role(declared);
    }

    private Place place() {
        return file.place(declared.block().span());
    }

    private void tasks(TerraformValue definitions) {
        if (definitions.shape() == Shape.HEREDOC) {
            Optional.of(definitions)
                    .filter(text -> !module.work().tooManyTexts())
                    .flatMap(text -> Yaml.read(alone(text)))
                    .ifPresent(root -> units.addAll(TaskDefinitionReader.containers(definitions.file(), root)));
        } else {
            definitions.elements().forEach(this::task);
        }
    }

    /**
     * Returns the file with everything but a string blanked out, and with the interpolations in it marked as unknown.
     */
    private static SourceFile alone(TerraformValue text) {
        String whole = text.file().text();
        StringBuilder alone = new StringBuilder(whole.length());
        for (int i = 0; i < text.span().end(); i++) {
            char c = whole.charAt(i);
            boolean kept = i >= text.span().start() || c == '\n' || c == '\r';
            alone.append(kept ? c : ' ');
        }
        return new SourceFile(text.file().path(), TemplatePlaceholders.marked(alone.toString(), EXPRESSION));
    }

    private void task(TerraformValue container) {
        TerraformSettings settings = new TerraformSettings();
        container.get("environment").ifPresent(list -> settings.list(list, "name"));
        Optional<TerraformValue> name = container.get("name");
        container(
                name.flatMap(TerraformValue::known).orElse(name()),
                name.filter(TerraformValue::isKnown)
                        .map(value -> value.file().place(value.span()))
                        .orElseGet(this::place),
                settings,
                List.of(
                        TerraformCommands.words(container.get("entryPoint")),
                        TerraformCommands.words(container.get("command"))),
                container.get("image"));
    }

    private void container(
            String name,
            Place place,
            TerraformSettings settings,
            List<List<Part>> words,
            Optional<TerraformValue> image) {
        Origin origin = new Origin.Container(
                Optional.of(image.map(value -> value.text().text()).orElse("")),
                Optional.empty(),
                Optional.empty(),
                !words.get(0).isEmpty(),
                settings.sets());
        List<Command> commands = CommandParts.read(file, words);
        units.add(new Unit(Unit.Kind.CONTAINER, name, place, role(), settings.variables(), commands, origin));
    }

    private void process(TerraformSettings settings, List<Command> commands, Optional<String> folder) {
        if (commands.isEmpty() && settings.variables().isEmpty()) {
            return;
        }
        Origin origin = new Origin.HostProcess(
                folder.filter(path -> !commands.isEmpty()), List.of(), settings.sets(), Optional.empty(), false);
        Unit.Kind kind = commands.isEmpty() ? Unit.Kind.VARIABLES : Unit.Kind.PROCESS;
        units.add(new Unit(kind, name(), place(), role(), settings.variables(), commands, origin));
    }

    private void azure() {
        TerraformSettings settings = new TerraformSettings();
        get("app_settings").ifPresent(settings::object);
        List<Command> commands = within("site_config").stream()
                .map(config -> TerraformCommands.script(config.get("app_command_line")))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseGet(this::standard);
        process(settings, commands, Optional.of(AZURE_FOLDER));
    }

    /** Without a command, App Service starts gunicorn with the application in {@code app.py}. */
    private List<Command> standard() {
        boolean python = within("application_stack").stream()
                        .anyMatch(stack -> stack.body().get("python_version").isPresent())
                || within("site_config").stream()
                        .flatMap(config -> config.get("linux_fx_version").stream())
                        .anyMatch(runtime -> runtime.text().text().startsWith(AZURE_PYTHON));
        return python ? gunicorn("app:app") : List.of();
    }

    private List<Command> gunicorn(String app) {
        Span span = declared.block().span();
        return List.of(new Command(
                place(), List.of(), List.of(new Word("gunicorn", span, true), new Word(app, span, true)), false));
    }

    /** Adds a container by the names that most providers give its parts. */
    private void container(Bound container, Containers keys) {
        TerraformSettings settings = new TerraformSettings();
        module.within(file, container.body(), "config_map_ref").stream()
                .flatMap(reference -> TerraformConfigMaps.name(module, file, reference.body()).stream())
                .forEach(name -> settings.set(Unit.VariableSet.whole(name)));
        environment(container, settings, "name");
        VARIABLES.stream().flatMap(key -> container.get(key).stream()).forEach(settings::object);
        container(
                container.get("name").flatMap(TerraformValue::known).orElse(name()),
                place(),
                settings,
                List.of(
                        TerraformCommands.words(container.get(keys.entry())),
                        TerraformCommands.words(container.get(keys.command()))),
                container.get("image"));
    }

    private void environment(Bound container, TerraformSettings settings, String nameKey) {
        module.blocks(container.evaluator().file(), container.body(), "env")
                .forEach(variable -> settings.pair(variable.get(nameKey), variable.get("value")));
    }

    private void appRunner() {
        for (Bound image : within("image_repository")) {
            TerraformSettings settings = new TerraformSettings();
            List<Bound> configuration = module.blocks(file, image.body(), "image_configuration");
            configuration.stream()
                    .flatMap(one -> one.get("runtime_environment_variables").stream())
                    .forEach(settings::object);
            List<Command> commands = configuration.stream()
                    .map(one -> TerraformCommands.script(one.get("start_command")))
                    .findFirst()
                    .orElse(List.of());
            units.add(Units.container(
                    name(),
                    place(),
                    role(),
                    settings.variables(),
                    commands,
                    image.get("image_identifier")
                            .map(value -> value.text().text())
                            .orElse(""),
                    !commands.isEmpty()));
        }
        for (Bound code : within("code_configuration_values")) {
            TerraformSettings settings = new TerraformSettings();
            code.get("runtime_environment_variables").ifPresent(settings::object);
            process(settings, TerraformCommands.script(code.get("start_command")), Optional.empty());
        }
    }

    private void appEngine() {
        TerraformSettings settings = new TerraformSettings();
        Stream.of("env_variables", "beta_settings")
                .flatMap(key -> get(key).stream())
                .forEach(settings::object);
        boolean python = get("runtime")
                .flatMap(TerraformValue::known)
                .filter(runtime -> runtime.startsWith("python"))
                .isPresent();
        List<Command> commands = within("entrypoint").stream()
                .map(entrypoint -> TerraformCommands.script(entrypoint.get("shell")))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseGet(() -> python ? gunicorn("main:app") : List.of());
        process(settings, commands, Optional.empty());
    }

    private void docker() {
        TerraformSettings settings = new TerraformSettings();
        get("env").ifPresent(settings::assignments);
        container(
                name(),
                place(),
                settings,
                List.of(TerraformCommands.words(get("entrypoint")), TerraformCommands.words(get("command"))),
                get("image"));
    }

    private void digitalOcean(Bound service) {
        TerraformSettings settings = new TerraformSettings();
        module.blocks(file, body, "spec").forEach(spec -> environment(spec, settings, "key"));
        environment(service, settings, "key");
        process(settings, TerraformCommands.script(service.get("run_command")), Optional.empty());
    }
}
