package dev.undebug.service.command;

import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.ServerProgram;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads gunicorn's command line; {@code gunicorn.config} has its options. */
public final class GunicornCommand {
    /** The program's name, and that of Debian's package for Python 3. */
    private static final Set<String> FLAGS = Set.of(
            "-h",
            "--help",
            "-v",
            "--version",
            "--reload",
            "--spew",
            "--check-config",
            "--print-config",
            "--preload",
            "--no-sendfile",
            "--reuse-port",
            "-D",
            "--daemon",
            "--initgroups",
            "--disable-redirect-access-to-syslog",
            "--capture-output",
            "--log-syslog",
            "-R",
            "--enable-stdio-inheritance",
            "--proxy-protocol",
            "--suppress-ragged-eofs",
            "--do-handshake-on-connect",
            "--permit-obsolete-folding",
            "--strip-header-spaces",
            "--permit-unconventional-http-method",
            "--permit-unconventional-http-version",
            "--casefold-http-method");

    private GunicornCommand() {}

    public static boolean isProgram(String name) {
        return ServerProgram.plain(name).equals("gunicorn");
    }

    /** @param words the words after {@code gunicorn} */
    static CommandInvocation recognise(List<Word> words) {
        Options options = options(words);
        List<Word> operands = FilledOptions.skipped(options.operands());
        Target target = operands.isEmpty() ? new Target.None() : ServerCommand.target(operands.subList(0, 1), false);
        return CommandInvocation.python(Launcher.GUNICORN, target, List.of())
                .in(directories(options.last("--chdir"), options.last("--pythonpath")));
    }

    public static Options options(List<Word> words) {
        return Options.of(words, FLAGS);
    }

    /** Returns gunicorn's search folders, in order: each folder of the import path goes before all others. */
    public static List<String> directories(Optional<String> chdir, Optional<String> importPath) {
        List<String> directories = new ArrayList<>();
        for (String folder : importPath.orElse("").split(",")) {
            if (!folder.isBlank()) {
                directories.add(ContainerPath.join(chdir.orElse(""), folder));
            }
        }
        Collections.reverse(directories);
        directories.add(chdir.orElse("."));
        return directories;
    }

    /** Reads {@code module:application} from the configuration file. */
    public static Target target(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Target.Application(text, Optional.empty())
                : new Target.Application(text.substring(0, colon), Optional.of(text.substring(colon + 1)));
    }
}
