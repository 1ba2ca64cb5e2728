package dev.undebug.read.format;

import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.OwnFolderVariables;
import dev.undebug.read.word.Assignment;
import dev.undebug.source.ContainerPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The folder of a shell, and its variables as far as paths need them. */
final class ShellPaths {
    private static final int MAX_VARIABLES = 200;
    private static final int MAX_LENGTH = 1_000;
    private static final Set<String> CHANGING = Set.of("cd", "pushd");
    private static final Set<String> DECLARING = Set.of("export", "readonly", "local", "declare");
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:(\\w{1,100})|\\{(\\w{1,100})\\})");

    private final Map<String, String> variables;
    private final OwnFolderVariables own;
    private String folder;

    /** @param folder the folder in which the shell starts; empty if that is not known */
    ShellPaths(String folder) {
        this(folder, new HashMap<>(), new OwnFolderVariables());
    }

    private ShellPaths(String folder, Map<String, String> variables, OwnFolderVariables own) {
        this.folder = folder;
        this.own = own;
        this.variables = variables;
    }

    /** Returns the same for a shell of its own. */
    ShellPaths copy() {
        return new ShellPaths(folder, new HashMap<>(variables), own.copy());
    }

    /** Returns a written path from where the shell starts; an unknown variable stays as it is written. */
    String location(String written) {
        return ContainerPath.join(folder, filled(written));
    }

    /** Returns a written path from the folder of the script, if the script names it by its own folder. */
    Optional<String> own(String written) {
        return own.path(written);
    }

    /** Notes what a command changes. */
    void after(ShellNode.Simple command) {
        List<String> words = command.words().stream().map(MappedText::text).toList();
        if (words.size() == 2 && CHANGING.contains(words.get(0))) {
            String to = filled(ShellQuotes.unquoted(words.get(1)));
            String next = ContainerPath.join(folder, to);
            folder = isKnown(to) && !to.equals("-") && next.length() < MAX_LENGTH ? next : folder;
            return;
        }
        boolean declares = !words.isEmpty() && DECLARING.contains(words.get(0));
        List<String> assigned = declares ? words.subList(1, words.size()) : words;
        // An assignment in front of a command is for that command only.
        if (declares || assigned.stream().allMatch(ShellPaths::isAssignment)) {
            assigned.stream().filter(ShellPaths::isAssignment).forEach(this::assign);
        }
    }

    private static boolean isAssignment(String word) {
        int equals = word.indexOf('=');
        return equals > 0 && Assignment.isName(word, equals);
    }

    private void assign(String assignment) {
        int equals = assignment.indexOf('=');
        String name = assignment.substring(0, equals);
        own.assign(name, assignment.substring(equals + 1));
        String value = filled(ShellQuotes.unquoted(assignment.substring(equals + 1)));
        if (isKnown(value) && value.length() < MAX_LENGTH && Most.room(variables.size(), MAX_VARIABLES)) {
            variables.put(name, value);
        } else {
            variables.remove(name);
        }
    }

    private static boolean isKnown(String value) {
        return value.indexOf('$') < 0 && value.indexOf('`') < 0;
    }

    /** Returns a written path with the values of variables; an unknown one stays as it is written. */
    String filled(String written) {
        return REFERENCE.matcher(written).replaceAll(found -> {
            String name = found.group(1) == null ? found.group(2) : found.group(1);
            return Matcher.quoteReplacement(variables.getOrDefault(name, found.group()));
        });
    }
}
