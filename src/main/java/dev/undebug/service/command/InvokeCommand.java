package dev.undebug.service.command;

import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import java.util.List;
import java.util.Set;

/** Recognises {@code invoke TASK}, which calls a function of {@code tasks.py}. */
final class InvokeCommand {
    private static final Set<String> COLLECTION = Set.of("-c", "--collection");
    private static final Set<String> VALUED =
            Set.of("-r", "--search-root", "-f", "--config", "-T", "--command-timeout", "-F", "--list-format");

    private InvokeCommand() {}

    /** @param words the words after {@code invoke} */
    static CommandInvocation recognise(List<Word> words) {
        String module = "tasks";
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            boolean collection = COLLECTION.contains(word);
            if (collection && i + 1 < words.size()) {
                module = words.get(i + 1).text();
            }
            if (!word.startsWith("-")) {
                // A task of a namespace may have any name in its module.
                return words.get(i).literal() && word.matches("[\\w-]+")
                        ? CommandInvocation.python(
                                Launcher.PYTHON,
                                new Target.Call(module, word.replace('-', '_')),
                                PythonCommand.texts(words.subList(i + 1, words.size())))
                        : CommandInvocation.opaque();
            }
            i += collection || VALUED.contains(word) ? 1 : 0;
        }
        return CommandInvocation.opaque();
    }
}
