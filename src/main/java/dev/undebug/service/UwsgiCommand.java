package dev.undebug.service;

import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import java.util.List;
import java.util.Optional;

/** Recognises uWSGI's options for the application. */
final class UwsgiCommand {
    private UwsgiCommand() {}

    static Invocation recognise(List<Word> words) {
        List<String> directories = GunicornCommand.directories(
                ServerCommand.option(words, "--chdir"), ServerCommand.option(words, "--pythonpath"));
        return Invocation.python(Launcher.UWSGI, target(words), List.of()).in(directories);
    }

    private static Target target(List<Word> words) {
        Optional<String> callable = ServerCommand.option(words, "--callable");
        Optional<String> file =
                ServerCommand.option(words, "--wsgi-file").or(() -> ServerCommand.option(words, "--file"));
        if (file.isPresent()) {
            return new Target.Application(file.get(), callable);
        }
        Optional<String> module = ServerCommand.option(words, "--module")
                .or(() -> ServerCommand.option(words, "-w"))
                .or(() -> ServerCommand.option(words, "--wsgi"));
        if (module.isEmpty()) {
            return new Target.None();
        }
        String text = module.get();
        int colon = text.indexOf(':');
        return colon < 0
                ? new Target.Application(text, callable)
                : new Target.Application(text.substring(0, colon), Optional.of(text.substring(colon + 1)));
    }
}
