package dev.undebug.service.command;

import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import dev.undebug.source.PythonPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises the WSGI servers that take {@code MODULE:APPLICATION}. */
public final class ServerCommand {
    private static final Pattern APPLICATION =
            Pattern.compile("[0-9]*[A-Za-z_][\\w./-]*:[A-Za-z_][\\w.]*(\\(.*\\))?", Pattern.DOTALL);
    private static final Pattern MODULE = Pattern.compile("[0-9]*[A-Za-z_][\\w.]*");

    /** The name to which WSGI servers expect an application to be bound. */
    private static final String APPLICATION_NAME = "application";

    private ServerCommand() {}

    /** @param words the words after the server's name */
    static CommandInvocation recognise(Launcher launcher, List<Word> words) {
        boolean factory = has(words, "--factory") || has(words, "--call");
        Target target = target(withoutConfiguration(words), factory);
        return CommandInvocation.python(launcher, target, List.of())
                .in(option(words, "--app-dir")
                        .or(() -> option(words, "--working-dir"))
                        .map(List::of)
                        .orElse(List.of()))
                .reading(option(words, "--env-file").or(() -> option(words, "--env-files")));
    }

    /** Reads the target of {@code mod_wsgi-express}: a file, or a module if an option says so. */
    static CommandInvocation express(List<Word> words) {
        List<Word> rest = words.stream()
                .filter(word -> !word.text().equals("start-server"))
                .toList();
        Optional<String> callable = option(rest, "--callable-object");
        Target target = rest.stream()
                .map(Word::text)
                .filter(text -> !text.startsWith("-") && PythonPaths.isSource(text))
                .findFirst()
                .<Target>map(file -> new Target.Application(file, callable))
                .orElseGet(() -> module(rest));
        return CommandInvocation.python(Launcher.MOD_WSGI, target, List.of())
                .in(option(rest, "--working-directory").map(List::of).orElse(List.of()));
    }

    /** Reads the target of Apache's {@code WSGIScriptAlias / FILE}, which is always the name {@code application}. */
    static CommandInvocation alias(List<Word> words) {
        Target target = words.size() < 2
                ? new Target.None()
                : new Target.Application(words.get(1).text(), Optional.of(APPLICATION_NAME));
        return CommandInvocation.python(Launcher.MOD_WSGI, target, List.of());
    }

    /** Reads the file that Passenger loads; its subcommands, {@code passenger start}, find theirs by their own settings. */
    static CommandInvocation passenger(List<Word> words) {
        return words.size() == 1 && PythonPaths.isSource(words.get(0).text())
                ? CommandInvocation.python(
                        Launcher.UNKNOWN,
                        new Target.Application(words.get(0).text(), Optional.of(APPLICATION_NAME)),
                        List.of())
                : CommandInvocation.opaque();
    }

    /** Reads the target of NGINX Unit; without a module, its configuration comes from elsewhere. */
    static CommandInvocation unit(List<Word> words) {
        return option(words, "--module")
                .map(module -> new Target.Application(
                        module, option(words, "--callable").or(() -> Optional.of(APPLICATION_NAME))))
                .map(target -> CommandInvocation.python(Launcher.UNKNOWN, target, List.of())
                        .in(option(words, "--path").map(List::of).orElse(List.of())))
                .orElseGet(CommandInvocation::opaque);
    }

    /** Reads the file of a function, whose application a platform imports; other subcommands start nothing here. */
    static CommandInvocation function(List<Word> words) {
        return words.size() == 1 && words.get(0).text().endsWith(".py")
                ? CommandInvocation.python(
                        Launcher.UNKNOWN, new Target.Application(words.get(0).text(), Optional.empty()), List.of())
                : CommandInvocation.opaque();
    }

    /**
     * Reads the application of Zappa, of a plugin of the Serverless Framework or of IIS, a module and its attribute;
     * other subcommands start nothing here.
     */
    static CommandInvocation lambda(List<Word> words) {
        String function = words.isEmpty() ? "" : words.get(0).text();
        int dot = function.lastIndexOf('.');
        return dot > 0
                ? CommandInvocation.python(
                        Launcher.UNKNOWN,
                        new Target.Application(function.substring(0, dot), Optional.of(function.substring(dot + 1))),
                        List.of())
                : CommandInvocation.opaque();
    }

    /** Reads the handler of a function of AWS Lambda, a function of the module that has the application. */
    static CommandInvocation handler(List<Word> words) {
        CommandInvocation function = lambda(words.subList(Math.max(0, words.size() - 1), words.size()));
        return function.target() instanceof Target.Application handler
                ? CommandInvocation.python(
                                Launcher.UNKNOWN,
                                new Target.Application(handler.module().replace('/', '.'), Optional.empty()),
                                List.of())
                        .in(option(words, "--path").map(List::of).orElse(List.of()))
                : function;
    }

    /** Removes the configuration: one in a module, {@code python:shop.server}, looks like an application. */
    private static List<Word> withoutConfiguration(List<Word> words) {
        List<Word> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            if (text.equals("-c") || text.equals("--config")) {
                i++;
            } else {
                rest.add(words.get(i));
            }
        }
        return rest;
    }

    static Target target(List<Word> words, boolean factory) {
        for (Word word : words) {
            String text = word.text();
            if (!text.startsWith("-") && APPLICATION.matcher(text).matches()) {
                int colon = text.indexOf(':');
                String application = text.substring(colon + 1);
                boolean call = factory && !application.endsWith(")");
                return new Target.Application(text.substring(0, colon), Optional.of(application + (call ? "()" : "")));
            }
        }
        return module(words);
    }

    /** Given only a module, a server looks for {@code application} or {@code app} in it. */
    private static Target module(List<Word> words) {
        int last = words.size() - 1;
        boolean free = last == 0 || (last > 0 && !words.get(last - 1).text().startsWith("-"));
        boolean joined = last > 0 && words.get(last - 1).text().contains("=");
        if (last >= 0
                && (free || joined)
                && MODULE.matcher(words.get(last).text()).matches()) {
            return new Target.Application(words.get(last).text(), Optional.empty());
        }
        return new Target.None();
    }

    static boolean has(List<Word> words, String option) {
        return words.stream().anyMatch(word -> word.text().equals(option));
    }

    public static Optional<String> option(List<Word> words, String name) {
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            if (text.equals(name) && i + 1 < words.size()) {
                return Optional.of(words.get(i + 1).text());
            }
            if (text.startsWith(name + "=")) {
                return Optional.of(text.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}
