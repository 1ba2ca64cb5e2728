package dev.undebug.service.verdict;

import dev.undebug.fact.EnvVar;
import dev.undebug.python.eval.outcome.AppStart;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An event in the evidence. The kinds that other texts depend on have their facts as components. */
public sealed interface Event {
    /** Returns the event for people, without the place: {@code starts `python app.py`}. */
    String text();

    /** Returns whether the code that a launch starts is there only if something brings it that nobody sees. */
    default boolean doubtsCode() {
        return false;
    }

    /** Returns whether a launch starts something: the place of the first such step is where the evidence begins. */
    default boolean isLaunch() {
        return this instanceof StartsCommand || this instanceof StartsProcess;
    }

    /**
     * A launch starts its command.
     *
     * @param words as people see them, with {@code …} for unknown parts
     */
    record StartsCommand(List<String> words) implements Event {
        private static final Pattern INTERPRETER = Pattern.compile("(?:[^/]*+/)*+python[\\d.]*+");

        public StartsCommand {
            words = List.copyOf(words);
        }

        @Override
        public String text() {
            return "starts " + EvidenceStep.code(String.join(" ", words));
        }

        /** Returns whether it runs a script, {@code python manage.py}, which serves only where it starts a server. */
        boolean runsScript() {
            return words.size() > 1
                    && INTERPRETER.matcher(words.get(0)).matches()
                    && !words.get(1).startsWith("-");
        }
    }

    /** A process manager starts a process of a file: a Procfile, a configuration of supervisor. */
    record StartsProcess(String name, String file) implements Event {
        @Override
        public String text() {
            return "starts `" + name + "` of `" + file + "`";
        }
    }

    /**
     * A program starts a development server.
     *
     * @param host the host argument, if it is a known string
     * @param alone whether it certainly listens for its own machine or container alone
     */
    record StartsServer(AppStart.Kind kind, Optional<String> host, boolean alone) implements Event {
        /** Returns the name of the server, as a noun phrase. */
        public String server() {
            return switch (kind) {
                case FLASK, FLASK_GROUP, FLASK_SCRIPT -> "Flask's development server";
                case RUN_SIMPLE -> "Werkzeug's development server";
                case SOCKETIO -> "Flask-SocketIO's server";
                case DASH -> "Dash's development server";
                case QUART -> "Quart's development server";
            };
        }

        @Override
        public String text() {
            String when =
                    switch (kind) {
                        case FLASK_GROUP -> " when its command `run` is called";
                        case FLASK_SCRIPT -> " when its command is called";
                        case FLASK, RUN_SIMPLE, SOCKETIO, DASH, QUART -> "";
                    };
            return "starts " + server()
                    + host.map(name -> " on " + EvidenceStep.code(name)).orElse("") + when;
        }
    }

    /** A file sets an environment variable to a value, or passes it to the build of an image that sets the variable. */
    record SetsVariable(EnvironmentVariable variable) implements Event {
        @Override
        public String text() {
            return variable.variable()
                    .passed()
                    .map(this::passed)
                    .orElseGet(() -> "sets " + EvidenceStep.code(variable.shown()));
        }

        private String passed(EnvVar.Passed way) {
            String argument = EvidenceStep.code(variable.shownAs(way.argument()));
            String into = EvidenceStep.code(way.into().toString());
            String name = EvidenceStep.code(variable.variable().name());
            return way.given()
                    ? "passes " + argument + " to the build, which " + into + " puts into " + name
                    : "has the default " + argument + " of the build, which " + into + " puts into " + name;
        }
    }

    /**
     * A file sets an environment variable, and it is not known whether the program gets it.
     *
     * @param written the assignment as it is written
     */
    record MaySet(String written) implements Event {
        @Override
        public String text() {
            return "may set " + EvidenceStep.code(written);
        }
    }

    /**
     * A program reads an environment variable.
     *
     * @param on a value of the variable that turns debug mode on, if nothing sets it to one
     */
    record ReadsVariable(String name, Optional<String> on) implements Event {
        @Override
        public String text() {
            return "reads " + EvidenceStep.code(name)
                    + on.map(value -> "; `" + value + "` turns debug mode on").orElse("");
        }
    }

    /** A container runs an image that the repository builds. */
    record RunsImage(String dockerfile) implements Event {
        @Override
        public String text() {
            return "runs the image of `" + dockerfile + "`";
        }
    }

    /** An image is made from another one that the repository builds, and gets its variables, files and command. */
    record MadeFrom(String dockerfile) implements Event {
        @Override
        public String text() {
            return "is made from the image of `" + dockerfile + "`";
        }
    }

    /**
     * A container runs an image that nothing in the repository builds or names, presumably that of its only Dockerfile.
     *
     * @param image the name, as written
     */
    record PresumesImage(String image, String dockerfile) implements Event {
        @Override
        public String text() {
            return "runs " + EvidenceStep.code(image) + ", presumably the image of `" + dockerfile + "`";
        }
    }

    /**
     * A build names a stage that is not known, which may be this one.
     *
     * @param target its name as written
     */
    record PresumesStage(String target) implements Event {
        @Override
        public String text() {
            return "builds the stage " + EvidenceStep.code(target) + ", which may be this one";
        }
    }

    /**
     * A program starts in a container that is there already, and nothing in the repository shows what image it runs.
     *
     * @param container the name, as written
     */
    record InUnseenContainer(String container) implements Event {
        @Override
        public String text() {
            return "starts it in the container " + EvidenceStep.code(container)
                    + ", which nothing in this repository shows";
        }
    }

    /**
     * A build states its context, and that folder is not known.
     *
     * @param text the event for people
     */
    record UnknownContext(String text) implements Event {
        /** Returns the event for one context, as written. */
        public static UnknownContext of(String written) {
            return new UnknownContext(
                    "builds the image from " + EvidenceStep.code(written) + ", whose files Undebug does not know");
        }

        /** Returns the event for a Dockerfile whose builds state too many contexts. */
        public static UnknownContext oneOfMany() {
            return new UnknownContext("builds the image from one of many folders");
        }
    }

    /**
     * A launch runs in a folder of a machine, which presumably is a checkout of a folder here: no other one has what it
     * starts.
     *
     * @param folder repository path
     */
    record PresumesFolder(String directory, String folder) implements Event {
        @Override
        public String text() {
            return "looks in " + EvidenceStep.code(directory) + ", presumably "
                    + (folder.isEmpty() ? "this repository" : EvidenceStep.code(folder) + " of this repository")
                    + ": nothing else here has what it starts";
        }
    }

    /**
     * A launch starts a copy of a file of the repository under another name.
     *
     * @param by the file that says so
     */
    record StartsCopy(String file, String by) implements Event {
        @Override
        public String text() {
            return "starts " + EvidenceStep.code(file) + ", which " + EvidenceStep.code(by) + " puts there";
        }
    }

    /** A launch looks in a folder that its script clones, and the repository has what it starts there. */
    record PresumesClone(String directory, String folder) implements Event {
        @Override
        public String text() {
            return "looks in " + EvidenceStep.code(directory) + ", presumably "
                    + (folder.isEmpty() ? "the root" : EvidenceStep.code(folder))
                    + " of this repository, which it clones";
        }
    }

    /** A launch runs in a clone of a repository that is not known to be this one: it has another name, or this one's is not known. */
    record ClonesAnother(String directory, String repository) implements Event {
        @Override
        public String text() {
            return "looks in " + EvidenceStep.code(directory) + ", a clone of " + EvidenceStep.code(repository)
                    + ", which may be another repository";
        }
    }

    /** A launch names a file that the repository has, and nothing shows whether it is that one. */
    record NamesFile(String file) implements Event {
        @Override
        public String text() {
            return "starts " + EvidenceStep.code(file) + ", and nothing shows in which folder";
        }
    }

    /**
     * A launch names a file that is not where it looks for its code, and the repository has one of that name.
     *
     * @param text the event for people
     * @param uncopied the file, if the launch is that of an image into which no code of the repository is copied
     */
    record NamesElsewhere(String text, Optional<String> uncopied) implements Event {
        private NamesElsewhere(String text) {
            this(text, Optional.empty());
        }

        @Override
        public boolean doubtsCode() {
            return uncopied.isPresent();
        }

        /** Returns the same of an image into which no code is copied. */
        public NamesElsewhere uncopied(String found) {
            return new NamesElsewhere(text, Optional.of(found));
        }

        /**
         * Returns the event for a file that is told.
         *
         * @param found repository path
         */
        public static NamesElsewhere of(String file, String found) {
            boolean named = file.equals(found) || found.startsWith(file + "/__");
            return new NamesElsewhere("starts " + EvidenceStep.code(file)
                    + (named
                            ? ", and nothing shows that it finds that of this repository"
                            : ", which is not where it looks; " + doubt(found)));
        }

        /** Nothing tells {@code flask run} the file, which looks for two. */
        public static NamesElsewhere ofFlask(String found) {
            return new NamesElsewhere("looks for `wsgi.py` or `app.py`, which are not where it looks; " + doubt(found));
        }

        /** An env file tells it, and nothing installs what reads that file. */
        public static NamesElsewhere unread(String variable, String envFile) {
            return new NamesElsewhere("looks for `wsgi.py` or `app.py`: " + EvidenceStep.code(variable) + " in "
                    + EvidenceStep.code(envFile) + " is read only with python-dotenv, which nothing here installs");
        }

        /** Something that is not seen may tell the file. */
        public static NamesElsewhere told(Event unseen) {
            return new NamesElsewhere(unseen.text());
        }

        private static String doubt(String found) {
            return "nothing shows that it finds " + EvidenceStep.code(found);
        }
    }

    /**
     * A launch looks for a file of its code, which is not there.
     *
     * @param file for people, one or the other
     * @param where what does not have it, for people
     */
    record NamesNoFile(String file, String where) implements Event {
        private static final String DEFAULTS = "`wsgi.py` or `app.py`";

        @Override
        public boolean doubtsCode() {
            return true;
        }

        /** The repository has no file of the name. */
        public static NamesNoFile inRepository(String file) {
            return new NamesNoFile(EvidenceStep.code(file), "this repository");
        }

        /** The image is known to have neither of the files for which {@code flask run} looks. */
        public static NamesNoFile ofFlask() {
            return new NamesNoFile(DEFAULTS, "the image");
        }

        /** The image is known to have it in another folder. */
        public static NamesNoFile inFolder(String file, String folder) {
            return new NamesNoFile(EvidenceStep.code(file), "the image at " + EvidenceStep.code(folder));
        }

        @Override
        public String text() {
            return (file.equals(DEFAULTS) ? "looks for " : "starts ") + file + ", which is not in " + where
                    + "; without it, the start fails";
        }
    }

    /** The build of an image copies files that the repository does not have, so their content is not known. */
    record LacksCopied(String source) implements Event {
        @Override
        public String text() {
            return "starts code of an image that gets " + EvidenceStep.code(source)
                    + ", which is not in this repository";
        }
    }

    /** An image listens only for its own container, and this deployment starts it in its own way. */
    record DeployedOtherwise(String place) implements Event {
        @Override
        public String text() {
            return "is deployed by " + EvidenceStep.code(place) + ", which is a launch of its own";
        }
    }

    /** An image starts with debug mode on, and what the repository deploys of it has other files in place of its settings. */
    record DeployedWithFiles(String place) implements Event {
        @Override
        public String text() {
            return "is deployed by " + EvidenceStep.code(place) + ", with other files mounted over its settings";
        }
    }

    /** An image starts with debug mode on, and what the repository deploys of it gives strangers no debugger. */
    record DeployedSafely(String place) implements Event {
        @Override
        public String text() {
            return "is deployed by " + EvidenceStep.code(place) + ", where strangers get no debugger";
        }
    }

    /**
     * A launch names a module of a package, and the package's name is that of a file.
     *
     * @param file repository path
     */
    record NoPackage(String module, String file) implements Event {
        @Override
        public String text() {
            return "starts " + EvidenceStep.code(module) + ", but finds " + EvidenceStep.code(file)
                    + ", which is no package, so the start fails";
        }
    }

    /**
     * A launch runs a file or a folder by its path, and what runs imports the package around it, which Python does not find then.
     *
     * @param file repository path of what runs
     * @param name the name of the package
     */
    record MissesOwnPackage(String file, String name) implements Event {
        @Override
        public String text() {
            return "starts " + EvidenceStep.code(file) + " by its path, so that Python does not find "
                    + EvidenceStep.code(name) + ", which it imports, and the start fails";
        }
    }

    /**
     * A launch runs a package that has no program of its own.
     *
     * @param module its dotted name
     */
    record NoProgram(String module) implements Event {
        @Override
        public String text() {
            return "starts the package " + EvidenceStep.code(module)
                    + ", which has no `__main__.py`, so the start fails";
        }
    }

    /** A script opens a tunnel to its own machine. */
    record OpensTunnel() implements Event {
        @Override
        public String text() {
            return "opens a tunnel to this machine";
        }
    }

    /**
     * People start a script, and nothing shows where they do: on their own machine, or on a server.
     *
     * @param beside whether it is taken for a developer's only because the repository has other launches
     */
    record StartsByHand(String script, boolean beside) implements Event {
        @Override
        public String text() {
            return "is a script that people start, and nothing shows where";
        }
    }

    /**
     * People start a script on a machine, and nothing in the repository leads others to that machine's own address. It
     * matters to servers that listen there alone.
     *
     * @param ports of that address to which proxies lead others, nevertheless
     */
    record StaysOnMachine(Set<Integer> ports) implements Event {
        public StaysOnMachine {
            ports = Set.copyOf(ports);
        }

        @Override
        public String text() {
            return "is what people start on a machine, and "
                    + (ports.isEmpty()
                            ? "no proxy in this repository leads to it"
                            : "the proxies in this repository lead to other ports of it");
        }
    }

    /**
     * The ports of a container lead to its machine's own address alone, and nothing in the repository leads others there.
     *
     * @param ports of that address
     */
    record PublishedOnMachine(Set<Integer> ports) implements Event {
        public PublishedOnMachine {
            ports = Set.copyOf(ports);
        }

        @Override
        public String text() {
            return "publishes its ports on its machine's own address alone, and no proxy in this repository leads to it";
        }
    }

    /** A container mounts its source code over that of its image, so that changes are visible at once. */
    record MountsSource() implements Event {
        @Override
        public String text() {
            return "mounts its source code, as developers do";
        }
    }

    /** A launch looks like one of developers, and no other one of its program is seen. */
    record StartsAlone() implements Event {
        @Override
        public String text() {
            return "is the only launch of the program in this repository";
        }
    }

    /** How a server loads an application. */
    enum Loading {
        /** A server such as mod_wsgi imports it. */
        MODULE,
        /** A web server starts it as a program, by CGI or FastCGI. */
        GATEWAY
    }

    /** A server loads an application, by the kind of its file; no configuration of the server is seen. */
    record LoadedByServer(Loading loading) implements Event {
        @Override
        public String text() {
            return switch (loading) {
                case MODULE -> "is what a server such as mod_wsgi loads";
                case GATEWAY -> "is what a web server starts by CGI or FastCGI";
            };
        }
    }

    /** Something else takes the value of a switch for a server with its debugger. */
    record TakesForDebugger() implements Event {
        @Override
        public String text() {
            return "takes the value for a server with its debugger";
        }
    }

    /** A launch is for developers, as are all that the repository shows. */
    record ForDevelopersAlone() implements Event {
        @Override
        public String text() {
            return "is for developers, and no launch for visitors was found";
        }
    }

    /** A machine starts a program for one job, at a time or once, and not to serve. */
    record RunsOnce() implements Event {
        @Override
        public String text() {
            return "runs one job and ends";
        }
    }

    /** A hook of a server or a container starts a program: a health check, a command after the start. */
    record RunsBeside() implements Event {
        @Override
        public String text() {
            return "runs beside the main program";
        }
    }

    /** A task is named for building or releasing: what it runs ends, unless it is seen to serve. */
    record BuildsByName() implements Event {
        @Override
        public String text() {
            return "is a task for building or releasing";
        }
    }

    /**
     * A file takes others as its base, or as layers.
     *
     * @param verb the relation to the files, as the beginning of the text
     */
    record CombinesFiles(String verb, List<String> paths) implements Event {
        public CombinesFiles {
            paths = List.copyOf(paths);
        }

        @Override
        public String text() {
            return verb + " " + paths.stream().map(EvidenceStep::code).collect(Collectors.joining(", "));
        }
    }

    /** A command changes a file of the repository in an image, or may change it. */
    record Rewrites(String path, boolean certain) implements Event {
        @Override
        public String text() {
            return (certain ? "changes " : "may change ") + EvidenceStep.code(path)
                    + ", so what it says there is unknown";
        }
    }

    /**
     * The text of a changed file may give a file of the program other contents, and Undebug does not follow where it is used.
     *
     * @param name of the program's file
     * @param replaces whether the changed file may be put in its place, rather than write to it
     */
    record MayWrite(String name, boolean replaces) implements Event {
        @Override
        public String text() {
            return (replaces ? "may take the place of " : "may write to ") + EvidenceStep.code(name)
                    + ", which the program uses";
        }
    }

    /** Python imports a compiled module instead of one in Python. */
    record HiddenByCompiled(String compiled) implements Event {
        @Override
        public String text() {
            return "is not what Python imports: it prefers " + EvidenceStep.code(compiled)
                    + ", which Undebug cannot read";
        }
    }

    /** The program looks for modules in an archive of the repository. */
    record SearchesArchive() implements Event {
        @Override
        public String text() {
            return "looks for modules in an archive, which Undebug does not read";
        }
    }

    /** A server gives the application to code of the repository, such as the class of its workers. */
    record GetsApp() implements Event {
        @Override
        public String text() {
            return "gets the app from the server, and Undebug does not evaluate what it does with it";
        }
    }

    /** The program runs a command: {@code subprocess.run(["flask", "run"])}. */
    record RunsCommand(String call) implements Event {
        @Override
        public String text() {
            return "runs a command: " + EvidenceStep.code(call);
        }
    }

    /**
     * A variable that nothing in the repository sets selects the configuration of a program.
     *
     * @param value selects the configuration that is judged
     */
    record SelectsConfiguration(String variable, String value) implements Event {
        @Override
        public String text() {
            return "selects the configuration by " + EvidenceStep.code(variable) + ", which nothing here sets";
        }
    }

    /**
     * An argument that nothing in the repository shows selects the configuration of a program.
     *
     * @param value selects the configuration that is judged
     */
    record TakesConfiguration(String value) implements Event {
        @Override
        public String text() {
            return "takes the configuration from its arguments, which nothing here shows";
        }
    }

    /** The program sets something to a value that the repository does not show: from a file of the deployment. */
    record SetsUnknown(String subject) implements Event {
        @Override
        public String text() {
            return "sets " + EvidenceStep.code(subject) + " to an unknown value";
        }
    }

    /** The program serves something only with arguments, with which nobody is seen to start it. */
    record NeedsArguments() implements Event {
        @Override
        public String text() {
            return "is reached only with arguments, and nothing here shows any";
        }
    }

    /** A launch passes none of the arguments with which the program serves: as it is started, it ends at once. */
    record PassesNoArguments() implements Event {
        @Override
        public String text() {
            return "passes no arguments, and the program starts a server only with some";
        }
    }

    /** Another switch of the same program shows strangers the same, each of the two by itself. */
    record SwitchesToo() implements Event {
        @Override
        public String text() {
            return "has the same effect by itself";
        }
    }

    /** A view or an error handler answers with a traceback in debug mode alone, whatever the server. */
    record AnswersInDebugMode(String handler) implements Event {
        @Override
        public String text() {
            return "answers with a traceback in debug mode";
        }
    }

    /** A file of the program has a statement that does not parse: marks of a merge, half a line. */
    record DoesNotParse() implements Event {
        @Override
        public String text() {
            return "does not parse, so Python refuses the file";
        }
    }

    /** Flask would load a {@code .env}, which the repository does not show because git ignores it. */
    record IgnoredEnvFile() implements Event {
        @Override
        public String text() {
            return "starts `flask run` without `--debug`; nothing in this repository sets `FLASK_DEBUG`, but Flask also reads"
                    + " `.env`, which git ignores";
        }
    }

    /** A launch uses Quart's own command, whose options and variables are not evaluated. */
    record StartsQuart() implements Event {
        @Override
        public String text() {
            return "starts `quart run`, which Undebug does not evaluate";
        }
    }

    /** The program runs a command of which the repository does not show what it runs. */
    record RunsUnread() implements Event {
        @Override
        public String text() {
            return "runs a command that Undebug cannot read";
        }
    }

    /**
     * The program calls something in a package that neither the repository shows nor Undebug knows.
     *
     * @param name its dotted name
     */
    record CallsUnseen(String name) implements Event {
        @Override
        public String text() {
            return "calls " + EvidenceStep.code(name) + ", which is not in this repository and may start a server";
        }
    }

    /** The project has a command of its own in the place of {@code flask run}, which is not seen to start a server. */
    record ReplacesFlaskRun() implements Event {
        @Override
        public String text() {
            return "replaces `flask run` by a command that may start a server";
        }
    }

    /** The program loads an entry point, which any installed package may have. */
    record LoadsEntryPoint() implements Event {
        @Override
        public String text() {
            return "loads an entry point of an installed package, which may start a server";
        }
    }

    /** A launch starts code that nobody can read here. */
    record StartsUnseen() implements Event {
        @Override
        public String text() {
            return "starts code that Undebug does not find in this repository";
        }
    }

    /** No launch for visitors starts a program, beside those of others; a script for developers may. */
    record StartedByNothing(String program) implements Event {
        @Override
        public String text() {
            return "is reached by " + EvidenceStep.code(program) + ", which no launch for visitors is seen to start";
        }
    }

    /** A file packages a library, of which the program is an example. */
    record PackagesLibrary() implements Event {
        @Override
        public String text() {
            return "packages a library, of which this is an example";
        }
    }

    /** A file imports the package that it is part of: Python does not find it if somebody starts the file by its path. */
    record ImportsOwnPackage(String name) implements Event {
        @Override
        public String text() {
            return "imports " + EvidenceStep.code(name) + ", which it does not find if somebody starts it by its path";
        }
    }

    /** A file of tasks starts it, which nothing is seen to include. */
    record LeftOut(String tasks) implements Event {
        @Override
        public String text() {
            return "is in a file of tasks that nothing here includes";
        }
    }

    /** A compose file starts no container of a service: {@code scale: 0}. */
    record ScaledDown(String service) implements Event {
        @Override
        public String text() {
            return "starts no container of " + EvidenceStep.code(service) + ", which is scaled to 0";
        }
    }

    /** A launch starts an example, and another one what the repository deploys. */
    record StartsExample(String other) implements Event {
        @Override
        public String text() {
            return "starts an example; this repository deploys what " + EvidenceStep.code(other) + " starts";
        }
    }

    /**
     * A script says of itself, or by its name, that it starts a server for development.
     *
     * @param alone whether that counts only as long as the server listens for its own machine: something else names the script
     */
    record SaysDevelopment(boolean alone) implements Event {
        @Override
        public String text() {
            return "says that it is for development";
        }
    }

    /** An image starts what the image of others says that it is made from, which may be a program of the repository. */
    record StartsBase() implements Event {
        @Override
        public String text() {
            return "starts the command of its base image, which is not in this repository";
        }
    }

    /** A launch starts a program in some cases only. */
    record StartsSometimes() implements Event {
        @Override
        public String text() {
            return "starts it under a condition that Undebug cannot evaluate";
        }
    }

    /**
     * A launch starts a program that is not known.
     *
     * @param named whether it names one; the image of a repository may say nothing of its start
     */
    record StartsUnknown(boolean named) implements Event {
        @Override
        public String text() {
            return named ? "names no program that Undebug knows" : "says nothing of what the image starts";
        }
    }

    /**
     * A launch names a program like this one, and nothing shows which one is at its path.
     *
     * @param elsewhere whether its path is known, and nothing shows that this one is put there
     */
    record MayStart(boolean elsewhere) implements Event {
        @Override
        public String text() {
            return "names a file like this one, and nothing shows "
                    + (elsewhere ? "that it finds this one" : "in which folder");
        }
    }

    /** A launch starts the program that a variable names, whose value is not known: any of the repository may be it. */
    record NamedByVariable() implements Event {
        @Override
        public String text() {
            return "starts what a variable names, and nothing shows its value";
        }
    }

    /**
     * A launch starts a program of another language, which starts others, names this one and is not followed.
     *
     * @param program its file
     */
    record NamedByProgram(String program) implements Event {
        @Override
        public String text() {
            return "starts " + EvidenceStep.code(program) + ", which names this program and is not followed";
        }
    }

    /** A function is defined, and no program of the repository is seen to call it. */
    record NotCalled(String function) implements Event {
        @Override
        public String text() {
            return "defines " + EvidenceStep.code(function) + ", which no program here is seen to call";
        }
    }

    /** An image has a file only if its build brings it in a way that nobody sees, and the program loads it if it is there. */
    record SeemsToLack(String file) implements Event {
        @Override
        public String text() {
            return "starts an image whose build is not seen to bring " + EvidenceStep.code(file)
                    + "; with it, debug mode may be on";
        }
    }

    /** A text sets a variable, and Undebug does not follow what runs or reads the text. */
    record NotFollowed() implements Event {
        @Override
        public String text() {
            return "has this text, and Undebug does not follow what runs or reads it";
        }
    }

    /**
     * A statement leaves its block, or does not end, so that nothing after it runs there.
     *
     * @param statement its place
     */
    record EndsBlock(String statement) implements Event {
        @Override
        public String text() {
            return "is the last statement that runs in its block";
        }
    }

    /**
     * A server runs, and what follows in the program waits for its end.
     *
     * @param server the place of its start
     */
    record Blocks(String server) implements Event {
        @Override
        public String text() {
            return "starts a server, and the program goes on only after that stops";
        }
    }

    /** A command runs a script, which starts the program. */
    record RunsScript(String script) implements Event {
        @Override
        public String text() {
            return "runs " + EvidenceStep.code(script);
        }
    }

    /** The script has started a server before, and goes on only after that ends. */
    record Precedes(String server) implements Event {
        @Override
        public String text() {
            return "starts a server in the foreground, and the script goes on only after that stops";
        }
    }

    /**
     * A launch goes on only if Flask-Migrate has made its folder.
     *
     * @param folder where it runs
     * @param committed a file of the repository in that folder, so that the command fails
     */
    record NeedsMigrationsFolder(String folder, Optional<String> committed) implements Event {
        @Override
        public String text() {
            return "runs `flask db init` first, which fails where its folder has files"
                    + committed
                            .map(file -> " (" + EvidenceStep.code(file) + ")")
                            .orElse("")
                    + "; then nothing after it starts";
        }
    }

    /**
     * A script goes on only if it finds a file.
     *
     * @param file as the script sees it
     * @param missing whether the repository does not have it, and nothing is seen to bring it
     */
    record NeedsFile(String file, boolean missing) implements Event {
        @Override
        public String text() {
            return "goes on only if it finds " + EvidenceStep.code(file)
                    + (missing ? ", which is not in this repository" : "");
        }
    }

    /**
     * A script starts the program only where an environment variable has a value that nothing here sets.
     *
     * @param shown the assignment for people
     */
    record AsksFor(String shown) implements Event {
        @Override
        public String text() {
            return "starts it only where something else sets " + EvidenceStep.code(shown);
        }
    }

    /** The reloader starts the program again with gunicorn, which cannot listen on a port that it has already. */
    record CannotReload() implements Event {
        @Override
        public String text() {
            return "has the reloader start gunicorn again, whose port is taken, so nothing is served";
        }
    }

    /** A program starts its server with a function that the installed release of the library has no longer. */
    record CallsRemoved() implements Event {
        @Override
        public String text() {
            return "raises an exception: the installed release of Dash no longer has `run_server`";
        }
    }

    /** A command of a script may not run: a branch of it, or what follows a branch that may end the script. */
    record RunsPerhaps() implements Event {
        @Override
        public String text() {
            return "runs under a condition that Undebug cannot evaluate";
        }
    }

    /** {@code flask run} imports a program of another framework, and ends: it has no application of Flask. */
    record FindsNoApplication() implements Event {
        @Override
        public String text() {
            return "is of another framework: `flask run` finds no Flask application in it, and ends";
        }
    }

    /** A release of Flask-SocketIO starts Werkzeug's server only at a terminal, unless the call allows it elsewhere. */
    record NeedsTerminal() implements Event {
        @Override
        public String text() {
            return "raises an exception without a terminal: Flask-SocketIO starts its development server only at one";
        }
    }

    /**
     * A program starts an application that nothing is seen to make, or changes its settings.
     *
     * @param starts whether it starts it
     */
    record PresumesFlask(boolean starts) implements Event {
        @Override
        public String text() {
            return (starts ? "starts" : "changes")
                    + " an app that Undebug cannot identify, which may be one of Flask or its relatives";
        }
    }

    /** Debug mode starts the reloader, which works in a program's main thread alone, so the server does not start. */
    record RunsInThread() implements Event {
        @Override
        public String text() {
            return "is in a thread, where debug mode's reloader fails, so the server does not start";
        }
    }

    /** No shell reads an assignment in front of a program, so that its text is taken for the program. */
    record NamesAssignment(String word) implements Event {
        @Override
        public String text() {
            return "takes " + EvidenceStep.code(word)
                    + " for the program, since no shell reads it there; nothing starts";
        }
    }

    /**
     * A shell is to run a file of Python whose first line names no interpreter, so that it takes the text for its own language.
     *
     * @param file its repository path
     */
    record NamesNoInterpreter(String file) implements Event {
        @Override
        public String text() {
            return "runs " + EvidenceStep.code(file) + ", whose first line names no interpreter, so the start fails";
        }
    }

    /**
     * A compose file has a service without an image and a build: {@code docker compose} starts none of its services.
     *
     * @param line the file and line of the service, for people
     */
    record RefusedByCompose(String service, String line) implements Event {
        @Override
        public String text() {
            return "has neither an image nor a build for its service " + EvidenceStep.code(service)
                    + ", so `docker compose` refuses the file; nothing of it starts";
        }
    }

    /** A server that imports a module is told the name of a file, and imports none of that name. */
    record NamesFileAsModule(String file) implements Event {
        @Override
        public String text() {
            return "names the file " + EvidenceStep.code(file) + " where a module has to be, so the start fails";
        }
    }

    /** A platform starts its own server, which imports the program. */
    record ServedByPlatform(String platform) implements Event {
        @Override
        public String text() {
            return "is for " + platform + ", whose own server imports the program";
        }
    }

    /**
     * An image by itself lacks the file that it starts.
     *
     * @param brought what brings it, or does not, for people
     */
    record LacksFile(String file, String brought) implements Event {
        /** The code is mounted into other containers of the image. */
        public static LacksFile mounted(String file) {
            return new LacksFile(file, "which only a mount brings");
        }

        /** The build copies other files, and nothing is mounted. */
        public static LacksFile copied(String file) {
            return new LacksFile(file, "which its build does not copy");
        }

        @Override
        public String text() {
            return "starts an image without " + EvidenceStep.code(file) + ", " + brought
                    + "; without it, the start fails";
        }
    }

    /**
     * A launch gets the variables of an env file, a ConfigMap or a Secret whose content nothing here shows.
     *
     * @param path for people; empty if it is not known
     */
    record UnseenEnvFile(String path, Source source) implements Event {
        /** Where it comes from. */
        public enum Source {
            FILE,
            /** A command writes it. */
            COMMAND,
            /** It is a ConfigMap or a Secret. */
            CLUSTER
        }

        @Override
        public String text() {
            String named = EvidenceStep.code(path);
            return switch (source) {
                case COMMAND -> "writes " + named + ", and Undebug cannot tell all its variables";
                case CLUSTER -> "takes variables from " + named + ", and nothing here shows which ones it has";
                case FILE ->
                    path.isEmpty()
                            ? "takes variables from an env file, and nothing here shows which one"
                            : "takes variables from " + named
                                    + (isComputed()
                                            ? ", of which nothing here shows the value"
                                            : ", which is not in this repository");
            };
        }

        /** Returns whether a variable is part of the name: the repository may have the file. */
        private boolean isComputed() {
            return path.contains("$") || path.contains("{{");
        }

        /** Returns the same event with the variable that decides. */
        public Event mayHave(String variable) {
            return new MayDecide(text() + "; " + EvidenceStep.code(variable) + " may be one of them");
        }

        /** Returns the same event with the variables that decide, of which there are several. */
        public Event mayHaveAny() {
            return new MayDecide(text() + "; variables that decide may be among them");
        }
    }

    /**
     * A variable that decides whether debug mode is on may be set where the repository does not show it.
     *
     * @param text the event for people
     */
    record MayDecide(String text) implements Event {}

    /**
     * Nothing that is seen sets a variable that can turn debug mode on.
     *
     * @param text the event for people
     */
    record LeavesUnset(String variable, String text) implements Event {}

    /**
     * Nothing that was read turns debug mode on.
     *
     * @param text the event for people
     */
    record TurnsNothingOn(String text) implements Event {}

    /**
     * Nothing that was read turns debug mode on, and not all was read.
     *
     * @param file the first file that was not; empty if some were too many to be looked at
     */
    record NotAllRead(Optional<String> file) implements Event {
        @Override
        public String text() {
            return "may run in debug mode: nothing that was read turns it on, but "
                    + file.map(path -> EvidenceStep.code(path) + " was not read")
                            .orElse("some files of this repository were not looked at");
        }
    }

    /** Any other event, on whose kind no text depends. */
    record Other(String text) implements Event {}
}
