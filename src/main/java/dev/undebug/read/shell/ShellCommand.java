package dev.undebug.read.shell;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.ShellState.Flow;
import dev.undebug.read.shell.program.CommandTexts;
import dev.undebug.read.shell.program.EachFile;
import dev.undebug.read.shell.program.EnvFolder;
import dev.undebug.read.shell.program.Handover;
import dev.undebug.read.shell.program.HiddenCommands;
import dev.undebug.read.shell.program.KeptProgram;
import dev.undebug.read.shell.program.RemoteShell;
import dev.undebug.read.shell.program.Shells;
import dev.undebug.read.shell.program.Wrapper;
import dev.undebug.read.shell.syntax.ArrayAssignment;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.PlacedFiles;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.Token;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Runs one simple command: a builtin, a function, another shell, or a program. */
final class ShellCommand {
    /** The variables by which a folder that the repository does not have may turn debug mode on. */
    private static final List<String> DECIDING = List.of("FLASK_DEBUG", "FLASK_ENV");

    /** Signs of what runs further commands in bash. */
    private static final Pattern MAY_HIDE =
            Pattern.compile("[<>]\\(|^coproc\\s|^(?:mapfile|readarray|hash|enable)\\s|\\bPS4=|ENV=");

    /** The program of python-dotenv. */
    private static final String DOTENV = "dotenv";

    private final ShellRun run;
    private final Span written;

    /**
     * @param written the whole command
     */
    ShellCommand(ShellRun run, Span written) {
        this.run = run;
        this.written = written;
    }

    ShellStatus simple(ShellNode.Simple simple) {
        List<MappedText> words = simple.words();
        List<EnvVar> assignments = new ArrayList<>();
        int at = 0;
        ShellDeclarations declarations = new ShellDeclarations(run);
        while (at < words.size() && isAssignment(words.get(at))) {
            if (declarations.array(words.get(at))) {
                at++;
                continue;
            }
            ShellField value = ShellExpansion.single(run.file(), words.get(at), run.state());
            ShellDeclarations.assignment(run, words.get(at).text(), value).ifPresent(assignments::add);
            at++;
        }
        // What another shell has put into the text is a command.
        boolean filledIn = run.state().filledIn.isPresent();
        if (at == words.size() - 1
                && !run.isExhaustive()
                && !filledIn
                && new ShellPassages(run).runsWhole(words.get(at))) {
            return ShellStatus.USUALLY;
        }
        boolean pattern = at < words.size() && words.get(at).text().equals("[[");
        List<ShellField> fields = new ArrayList<>();
        for (MappedText word : words.subList(at, words.size())) {
            if (isDeclaration(fields) && declarations.array(word)) {
                continue;
            }
            if (pattern || (isDeclaration(fields) && isAssignment(word))) {
                fields.add(ShellExpansion.single(run.file(), word, run.state()));
            } else {
                fields.addAll(ShellExpansion.fields(run.file(), word, run.state()));
            }
        }
        run.prints(simple);
        ShellPassages passages = new ShellPassages(run);
        passages.substituted(words);
        hidden(simple);
        passages.document(simple);
        new ScriptWrites(run).written(simple);
        if (fields.isEmpty()) {
            assignments.forEach(variable -> run.state().variables.assign(variable, false));
            boolean runs =
                    words.stream().map(MappedText::text).anyMatch(word -> word.contains("$(") || word.contains("`"));
            return runs ? ShellStatus.USUALLY : ShellStatus.YES;
        }
        ShellStatus status = command(InputCode.argument(simple, fields), assignments);
        run.state().arrays.read(simple, fields);
        return status;
    }

    /** Runs what the command runs besides its program. */
    private void hidden(ShellNode.Simple simple) {
        if (!MAY_HIDE.matcher(simple.text().text()).find()) {
            return;
        }
        HiddenCommands.of(simple).forEach(text -> run.children().aside(run.file(), text));
        for (MappedText text : HiddenCommands.possible(simple)) {
            run.decisions()
                    .branches(List.of(() -> run.children().aside(run.file(), text), () -> {}), ShellDefaults.NONE);
        }
    }

    private static boolean isDeclaration(List<ShellField> fields) {
        return !fields.isEmpty()
                && fields.get(0).known()
                && ShellBuiltin.DECLARATIONS.contains(fields.get(0).value());
    }

    static boolean isAssignment(MappedText word) {
        int equals = word.text().indexOf('=');
        int end = equals > 0 && word.charAt(equals - 1) == '+' ? equals - 1 : equals;
        return (end > 0 && Assignment.isName(word.text(), end))
                || ArrayAssignment.of(word).isPresent();
    }

    /** Runs a command with expanded words. */
    ShellStatus command(List<ShellField> fields, List<EnvVar> prefix) {
        ShellField first = fields.get(0);
        if (first.known()) {
            Optional<ShellState.Body> function = run.state().function(first.value());
            if (function.isPresent()) {
                return call(function.get(), fields, prefix);
            }
            Optional<ShellStatus> done = new ShellBuiltin(run, fields).run();
            if (done.isPresent()) {
                return mayBeMore(fields) ? doubted(done.get()) : done.get();
            }
        }
        if (!first.known() && mayBeMore(fields)) {
            run.anyFunction();
        }
        boolean replaces = first.is("exec");
        ShellStatus status = run.children().handing(() -> program(fields, prefix));
        if (replaces && started(fields)) {
            run.state().flow = Flow.ENDED;
            run.state().atExit = List.of();
            return mayBeMore(fields) ? doubted(status) : status;
        }
        return status;
    }

    /** Returns whether another shell has put a value into the command, which may end it and begin another one. */
    private boolean mayBeMore(List<ShellField> fields) {
        return run.state().filledIn.isPresent() && !fields.stream().allMatch(ShellField::known);
    }

    /** Goes on after a command that certainly does nothing else only if it is the whole command. */
    private ShellStatus doubted(ShellStatus status) {
        run.state().doubtful |= run.state().flow != Flow.NEXT;
        run.state().flow = Flow.NEXT;
        return status == ShellStatus.YES || status == ShellStatus.USUALLY ? ShellStatus.USUALLY : ShellStatus.OPEN;
    }

    /** Returns whether {@code exec} has a program; without one it only redirects. */
    private static boolean started(List<ShellField> fields) {
        return fields.size() > 1;
    }

    private ShellStatus call(ShellState.Body function, List<ShellField> fields, List<EnvVar> prefix) {
        List<Optional<ShellVariable>> before = new ArrayList<>();
        for (EnvVar variable : prefix) {
            before.add(run.state().variables.find(variable.name()));
            run.state().variables.assign(variable, true);
        }
        ShellStatus status = run.call(fields.get(0).value(), function, fields.subList(1, fields.size()));
        for (int i = 0; i < prefix.size(); i++) {
            run.state().variables.restore(prefix.get(i).name(), before.get(i));
        }
        return status;
    }

    private ShellStatus program(List<ShellField> fields, List<EnvVar> prefix) {
        List<Token> tokens = fields.stream().map(ShellField::token).toList();
        List<EnvVar> assignments = new ArrayList<>(prefix);
        boolean assigns = false;
        int at = 0;
        while (at < tokens.size()) {
            List<EnvVar> leading = leading(fields.subList(at, fields.size()));
            assignments.addAll(leading);
            if (!assigns && !leading.isEmpty()) {
                emit(fields, at, assignments);
                return ShellStatus.USUALLY;
            }
            at += leading.size();
            if (at == tokens.size()) {
                return ShellStatus.YES;
            }
            if (assigns && isPrinted(fields.get(at), assignments)) {
                at++;
                continue;
            }
            String program = ContainerPath.program(tokens.get(at).value());
            Optional<Token> script = Shells.script(program, tokens, at);
            if (script.isPresent()) {
                handOver(Shells.handover(program, tokens, at), assignments);
                return shell(fields, at, tokens.indexOf(script.get()), assignments);
            }
            if (RemoteShell.isRemote(program) && !run.isExhaustive()) {
                return remote(fields, at);
            }
            List<ShellField> kept = KeptProgram.of(program, fields, at, ShellField::value);
            if (!kept.isEmpty()) {
                return program(kept, assignments);
            }
            List<MappedText> texts = CommandTexts.of(program, tokens.subList(at + 1, tokens.size()));
            if (!texts.isEmpty()) {
                texts.forEach(text -> run.children().started(run.file(), text, assignments, List.of()));
                return ShellStatus.USUALLY;
            }
            Optional<ShellStatus> repeated = EachFile.of(program, tokens.subList(at + 1, tokens.size()))
                    .flatMap(files -> new ShellLoop(run).each(files, command -> program(command, assignments)));
            if (repeated.isPresent()) {
                return repeated.get();
            }
            int inner = Wrapper.inner(program, tokens, at);
            if (inner < 0) {
                if (!fields.get(at).known()) {
                    run.branches().runs(fields.get(at).value());
                }
                emit(fields, at, assignments);
                copied(program, fields.subList(at + 1, fields.size()));
                new ScriptWrites(run).changed(program, fields.subList(at + 1, fields.size()));
                new ShellPassages(run).handedOn(fields, at).ifPresent(engine -> handed(fields, engine, assignments));
                return ShellStatus.USUALLY;
            }
            List<Token> options = tokens.subList(at + 1, inner);
            handOver(Handover.of(program, options), assignments);
            Handover.assigned(program, options)
                    .forEach(word -> Assignment.read(run.file(), word).ifPresent(assignments::add));
            EnvFolder.of(program, options).ifPresent(folder -> folder(folder, assignments));
            if (program.equals(DOTENV)) {
                envFile(fields.subList(at + 1, inner), assignments);
            }
            assigns = Handover.isAssigning(program);
            at = inner;
        }
        return ShellStatus.YES;
    }

    /**
     * Sets the variables of the env files whose lines a word becomes, {@code env $(cat .env | xargs) flask run}; returns
     * whether it is such a word.
     *
     * @param assignments those in front of it, which they override
     */
    private boolean isPrinted(ShellField word, List<EnvVar> assignments) {
        if (PrintedFiles.of(run, word).isEmpty()) {
            return false;
        }
        assignBefore(assignments);
        return new ShellDeclarations(run).printed(word, true);
    }

    /** Makes assignments those of a shell for the command alone, so that what follows may override them. */
    private void assignBefore(List<EnvVar> assignments) {
        run.goOn(run.state().copy());
        assignments.forEach(variable -> run.state().variables.assign(variable, true));
        assignments.clear();
    }

    /**
     * Sets the variables in a folder for the command. If the repository does not have it, some of those that decide about
     * debug mode may be there.
     *
     * @param assignments those outside, which they override
     */
    private void folder(Token folder, List<EnvVar> assignments) {
        assignBefore(assignments);
        List<EnvVar> variables = folder.known()
                ? run.start()
                        .files()
                        .variables(ContainerPath.join(run.state().folder.known(), folder.value()))
                : List.of();
        variables.forEach(variable -> run.state().variables.assign(variable, true));
        if (variables.isEmpty()) {
            Place place = run.file().place(folder.span());
            DECIDING.forEach(name ->
                    run.state().variables.forget(new EnvVar(name, Optional.empty(), place, place.span()), true));
        }
    }

    /** Sets the variables of the file that {@code dotenv -f FILE run} reads for the command. */
    private void envFile(List<ShellField> options, List<EnvVar> assignments) {
        for (int i = 0; i + 1 < options.size(); i++) {
            if (options.get(i).is("-f") || options.get(i).is("--file")) {
                assignBefore(assignments);
                new ShellDeclarations(run).file(options.get(i + 1));
            }
        }
    }

    /** Notes where a command puts a file, which later ones may read there: {@code cp .env.prod .env}. */
    private void copied(String program, List<ShellField> arguments) {
        ShellState state = run.state();
        boolean known = arguments.stream().allMatch(ShellField::known);
        List<String> words = arguments.stream().map(ShellField::value).toList();
        for (PlacedFiles.Placed placed : PlacedFiles.of(program, words)) {
            String path = state.folder.path(placed.path());
            boolean stays = placed.keeps()
                    && (!state.written.at(path).isEmpty()
                            || run.readable(placed.path()).stream().anyMatch(Optional::isPresent));
            if (!known) {
                state.written.change(path);
            } else if (!placed.from().isEmpty() && !stays) {
                String folder = state.folder.known();
                state.written.copy(state.folder.path(placed.from()), path);
                state.place(ContainerPath.join(folder, placed.path()), ContainerPath.join(folder, placed.from()));
            }
        }
    }

    /** Returns the assignments at the beginning of some words, each in the file where it is written. */
    private List<EnvVar> leading(List<ShellField> fields) {
        List<EnvVar> leading = new ArrayList<>();
        for (ShellField field : fields) {
            SourceFile from = field.origin().map(Place::file).orElse(run.file());
            Token word = new Token(field.source(), field.span(), field.known(), field.known());
            Optional<EnvVar> assignment = Assignment.read(from, word);
            if (assignment.isEmpty()) {
                break;
            }
            leading.add(assignment.get());
        }
        return leading;
    }

    private void handOver(Handover handover, List<EnvVar> assignments) {
        Place by = run.file().place(written);
        run.children().handOver(handover, by);
        assignments.replaceAll(
                variable -> handover.keeps(variable.name()) ? variable : EnvVar.removed(variable.name(), by));
    }

    /** Runs the command line for another machine, which is the text of all its words. */
    private ShellStatus remote(List<ShellField> fields, int ssh) {
        List<String> words = fields.stream().map(ShellField::value).toList();
        List<ShellField> command = fields.subList(RemoteShell.command(words, ssh), fields.size());
        // An argument of this script is written in another file.
        if (command.isEmpty()
                || command.stream().anyMatch(field -> field.origin().isPresent())) {
            return ShellStatus.USUALLY;
        }
        MappedText.Builder text = new MappedText.Builder(command.get(0).span().start());
        for (ShellField field : command) {
            text.append(field.text(), 0, field.text().length());
            text.append(" ", field.span());
        }
        boolean known = command.stream().allMatch(ShellField::known);
        return run.children().sent(text.build(), !known, run.file().place(written));
    }

    private void handed(List<ShellField> fields, int engine, List<EnvVar> assignments) {
        if (ShellPassages.isRemote(fields.subList(0, engine))) {
            run.remotely(() -> emit(fields, engine, List.of()));
        } else {
            emit(fields, engine, assignments);
        }
    }

    private ShellStatus shell(List<ShellField> fields, int program, int script, List<EnvVar> assignments) {
        ShellField field = fields.get(script);
        SourceFile from = field.origin().map(Place::file).orElse(run.file());
        MappedText text = field.source();
        if (!field.known()) {
            run.branches().runs(field.value());
            return run.children().filled(from, text, assignments);
        }
        int arguments = Math.min(script + 2, fields.size());
        ShellField name = fields.get(arguments == script + 2 ? script + 1 : program);
        List<ShellField> others = fields.subList(arguments, fields.size());
        ChildShells children = run.children();
        ShellState child = children.child(assignments, others);
        child.shell =
                fields.subList(program, script).stream().map(ShellField::value).toList();
        child.variables.exportsAll |= Shells.exportsAll(child.shell);
        return children.started(child, from, text, name);
    }

    private void emit(List<ShellField> fields, int program, List<EnvVar> assignments) {
        Optional<Place> elsewhere = fields.get(program).origin();
        Optional<Place> caller = run.start()
                .caller()
                .map(Command::place)
                .filter(place -> elsewhere.isPresent()
                        && place.path().equals(elsewhere.get().path()));
        Place place = caller.orElseGet(() -> run.file().place(written));
        List<Word> words = new ArrayList<>();
        for (ShellField field : fields.subList(program, fields.size())) {
            words.add(word(field, place));
        }
        add(place, words, assignments, false);
    }

    private Word word(ShellField field, Place command) {
        Place place = field.origin().orElseGet(() -> run.file().place(field.span()));
        boolean here = place.path().equals(command.path());
        return new Word(
                TemplatePlaceholders.shown(field.value()),
                place.span(),
                field.known() && TemplatePlaceholders.isKnown(field.value()),
                here ? Optional.empty() : Optional.of(place.file()));
    }

    private void add(Place place, List<Word> words, List<EnvVar> assignments, boolean conditional) {
        List<EnvVar> all = new ArrayList<>(run.state().variables.assignments());
        all.addAll(assignments);
        run.add(new Command(place, all, words, conditional || run.decisions().isUndecided()));
    }
}
