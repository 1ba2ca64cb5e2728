package dev.undebug.read;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.Command;
import dev.undebug.fact.ComposeUse;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes facts as text for the cases. The text in «…» is the text of the file at the fact's place, so a place that is
 * off by one is visible.
 */
final class FactText {
    private final StringBuilder out = new StringBuilder();

    private FactText() {}

    static String of(FileFacts facts) {
        FactText text = new FactText();
        facts.units().forEach(text::unit);
        facts.packaging()
                .requirements()
                .forEach(requirement -> text.line("requires %s %s %s"
                        .formatted(requirement.name(), requirement.specifier(), slice(requirement.place()))));
        facts.packaging().requirementFiles().forEach(file -> text.line("requires all of " + file));
        facts.packaging()
                .consoleScripts()
                .forEach(script -> text.line("command %s %s:%s %s"
                        .formatted(script.name(), script.module(), script.function(), slice(script.place()))));
        facts.builds()
                .forEach(build -> text.line("builds %s%s%s%s%s %s %s"
                        .formatted(
                                build.dockerfile(),
                                build.context().map(FactText::context).orElse(""),
                                build.target().map(stage -> " up to " + stage).orElse(""),
                                build.tags().isEmpty() ? "" : " as " + String.join(", ", build.tags()),
                                arguments(build.arguments()),
                                build.role().id(),
                                slice(build.place()))));
        facts.composeUses().forEach(text::composeUse);
        return text.out.toString();
    }

    /** Writes the context of a build, unless it is the folder of the command. */
    private static String context(ImageBuild.Context context) {
        String folder = context.directory().isEmpty() ? "" : context.directory() + ": ";
        String text = folder + context.written();
        return text.equals(".") ? "" : " in " + text;
    }

    private static String arguments(BuildArguments arguments) {
        return arguments.given().isEmpty()
                ? ""
                : " with " + arguments.given().stream().map(FactText::variable).collect(Collectors.joining(", "));
    }

    private void composeUse(ComposeUse use) {
        line("loads %s %s%s %s"
                .formatted(
                        use.project().files(),
                        use.role().id(),
                        use.ephemeral() ? " for itself" : "",
                        slice(use.place())));
        use.project().folder().ifPresent(folder -> line("  in " + folder));
        use.project().envFiles().forEach(file -> line("  env-file " + file));
    }

    private void unit(Unit unit) {
        String kind = unit.kind().name().toLowerCase(java.util.Locale.ROOT);
        line("%s '%s' line %d %s%s"
                .formatted(
                        kind,
                        unit.name(),
                        unit.place().line(),
                        unit.role().id(),
                        unit.origin().last() ? " last" : ""));
        origin(unit);
        unit.origin().variableSets().forEach(set -> line(set(set)));
        unit.environment().forEach(variable -> line("  env " + variable(variable)));
        unit.commands().forEach(command -> line((command.conditional() ? "  may run " : "  run ") + command(command)));
    }

    private void origin(Unit unit) {
        Origin origin = unit.origin();
        origin.base().ifPresent(base -> line("  base " + base));
        origin.build()
                .ifPresent(build -> line("  build '%s' %s%s%s"
                        .formatted(
                                build.context(),
                                build.dockerfile(),
                                build.target()
                                        .map(target -> " target " + target)
                                        .orElse(""),
                                arguments(build.arguments()))));
        origin.envFiles().forEach(file -> line("  env-file " + file));
        origin.workingDirectory().ifPresent(directory -> line("  in " + directory));
        origin.copies().forEach(copy -> line("  copy '%s' to %s".formatted(copy.from(), copy.to())));
        origin.bindMounts().forEach(copy -> line("  mount '%s' on %s".formatted(copy.from(), copy.to())));
        origin.entrypoint().ifPresent(entrypoint -> line("  entrypoint " + command(entrypoint)));
        if (origin.replacesEntrypoint()) {
            line("  instead of the entrypoint");
        }
        if (origin instanceof Origin.ManagedApplication application) {
            application.mode().ifPresent(mode -> line("  started as " + mode));
        }
        if (origin instanceof Origin.Includes includes) {
            line("  includes "
                    + includes.patterns().stream().map("[%s]"::formatted).collect(Collectors.joining(" ")));
        }
    }

    private static String set(Unit.VariableSet set) {
        return "  set " + set.name()
                + set.key().map(key -> " " + key + " as " + set.variable()).orElse("");
    }

    private static String variable(EnvVar variable) {
        SourceFile file = variable.place().file();
        return "%s = %s %s value %s"
                .formatted(
                        variable.name(),
                        variable.value().map(value -> "'" + value + "'").orElse("?"),
                        slice(variable.place()),
                        slice(file, variable.valueSpan()));
    }

    private static String command(Command command) {
        SourceFile file = command.place().file();
        String assignments = command.assignments().stream()
                .map(variable -> "{" + variable(variable) + "} ")
                .collect(Collectors.joining());
        List<String> words =
                command.words().stream().map(word -> word(file, word)).toList();
        return assignments + String.join(" ", words) + " " + slice(command.place());
    }

    private static String word(SourceFile ofCommand, Word word) {
        SourceFile file = word.elsewhere().orElse(ofCommand);
        String written = file.slice(word.span());
        String shown = "[" + word.text() + "]" + (word.literal() ? "" : "~");
        return written.equals(word.text()) ? shown : shown + slice(file, word.span());
    }

    private static String slice(Place place) {
        return slice(place.file(), place.span());
    }

    private static String slice(SourceFile file, Span span) {
        return "«" + file.slice(span) + "»";
    }

    private void line(String text) {
        String shown = text.replace("\r\n", "⏎")
                .replace('\n', '⏎')
                .replace('\r', '⏎')
                .replace('\t', '→')
                .replaceAll("\uE000+", "…");
        out.append(shown.stripTrailing()).append('\n');
    }
}
