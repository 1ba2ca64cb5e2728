package dev.undebug.read.provision;

import dev.undebug.fact.Command;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The servers that variables describe for a role that may be elsewhere: {@code gunicorn_app: "shop:app"}, {@code service_exec:
 * gunicorn shop:app}.
 */
final class VariableServers {
    private static final int MAX_DEPTH = 5;
    private static final int MAX_NODES = 5_000;
    private static final int MAX_SERVERS = 20;

    /** Names come from strangers, and longer ones are no variables. */
    private static final int LONGEST_NAME = 200;

    private static final String PROGRAMS = "gunicorn3?|uwsgi|waitress-serve|uvicorn|hypercorn";

    /** A top-level variable with a command that starts a server. */
    private static final Pattern DEFINED = Pattern.compile(
            "(?m)^[A-Za-z_][\\w-]{0,100}:[ \\t]+[\"']?(?:\\{\\{[^{}\\n]{0,100}}}|[^\\s{}]){0,200}?\\b(?:" + PROGRAMS
                    + ")[ \\t]");

    private static final Pattern COMMAND = Pattern.compile("\\S*\\b(?:" + PROGRAMS + ")\\s.*", Pattern.DOTALL);

    /** The name of a variable with what a server serves. */
    private static final Pattern NAME = Pattern.compile("(?:.*_)?(gunicorn|uwsgi|waitress|uvicorn|hypercorn)_(?:.*_)?"
            + "(?:app|application|module|wsgi|target|callable)");

    private static final Pattern SERVED = Pattern.compile("[A-Za-z_][\\w.]{0,200}:[A-Za-z_][\\w.]{0,100}(?:\\(\\))?");

    private final SourceFile file;
    private final List<Unit> found = new ArrayList<>();
    private int nodes;

    private VariableServers(SourceFile file) {
        this.file = file;
    }

    /** Returns whether a {@code vars_files} entry has a command that starts a server. */
    static boolean areIn(SourceFile file) {
        return DEFINED.matcher(file.text()).find();
    }

    /**
     * Returns the servers.
     *
     * @param variables a mapping, as it is read with its expressions marked
     */
    static List<Unit> of(SourceFile file, YamlNode variables, Role role) {
        VariableServers servers = new VariableServers(file);
        servers.read("", variables, role, 0);
        return servers.found;
    }

    /** @param prefix the names around */
    private void read(String prefix, YamlNode node, Role role, int depth) {
        if (depth > MAX_DEPTH || nodes++ > MAX_NODES) {
            return;
        }
        node.elements().forEach(element -> read(prefix, element, role, depth + 1));
        for (YamlNode.Entry entry : node.entries()) {
            String name = prefix + entry.name();
            if (entry.value().isScalar()) {
                variable(name, entry, role);
            } else {
                read(name + "_", entry.value(), role, depth + 1);
            }
        }
    }

    private void variable(String name, YamlNode.Entry entry, Role role) {
        List<Command> commands = commands(name, entry);
        if (!commands.isEmpty() && Most.room(found.size(), MAX_SERVERS)) {
            found.add(new Unit(
                    Unit.Kind.PROCESS,
                    name,
                    file.place(entry.key().span()),
                    RoleInference.firstKnown(RoleInference.of(name), Provision.deployed(role)),
                    List.of(),
                    commands,
                    Origin.NONE));
        }
    }

    private List<Command> commands(String name, YamlNode.Entry entry) {
        if (name.length() > LONGEST_NAME) {
            return List.of();
        }
        YamlNode value = entry.value();
        if (COMMAND.matcher(value.scalar()).matches()) {
            List<Command> started = CommandReader.words(file, ProvisionWords.of(value));
            return StartedServers.of(ProvisionWords.opened(started), "", false);
        }
        Matcher server = NAME.matcher(name);
        return server.matches() && SERVED.matcher(value.scalar()).matches()
                ? List.of(serving(server.group(1), entry))
                : List.of();
    }

    private Command serving(String server, YamlNode.Entry entry) {
        List<Word> words = new ArrayList<>();
        words.add(new Word(
                server.equals("waitress") ? "waitress-serve" : server,
                entry.key().span(),
                true));
        if (server.equals("uwsgi")) {
            words.add(new Word("--module", entry.key().span(), true));
        }
        words.add(new Word(entry.value().scalar(), entry.value().span(), true));
        return new Command(file.place(entry.key().span().cover(entry.value().span())), List.of(), words, false);
    }
}
