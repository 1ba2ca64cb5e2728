package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.shell.program.Handover;
import dev.undebug.read.shell.program.RemoteShell;
import dev.undebug.read.shell.program.Wrapper;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.Token;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * The environment of a shell that runs its input: what the programs in front of it hand on, and what they and the command set,
 * {@code FLASK_ENV=production sudo -E bash <<EOF}.
 */
final class InputEnvironment {
    private final ShellRun run;
    private final List<MappedText> words;
    private final List<ShellField> fields;
    private final boolean elsewhere;
    private final Place by;

    InputEnvironment(ShellRun run, ShellNode.Simple running) {
        this.run = run;
        this.words = running.words();
        this.fields = words.stream()
                .map(word -> ShellExpansion.single(run.file(), word, run.state()))
                .toList();
        this.elsewhere = RemoteShell.isRemote(running);
        this.by = run.file().place(running.text().span());
    }

    /** Continues with the environment of that shell. */
    void handOver() {
        run.goOn(run.state().copy());
        List<Token> tokens = fields.stream().map(ShellField::token).toList();
        int at = 0;
        while (at >= 0 && at < tokens.size()) {
            String program = ContainerPath.program(tokens.get(at).value());
            boolean assigns = ShellCommand.isAssignment(words.get(at));
            if (assigns) {
                assigned(at).ifPresent(this::assign);
            }
            int inner = assigns ? at + 1 : Wrapper.inner(program, tokens, at);
            if (!assigns) {
                List<Token> options = tokens.subList(at + 1, inner < 0 ? tokens.size() : inner);
                run.children().handOver(Handover.of(program, options), by);
                Handover.assigned(program, options)
                        .forEach(option -> Assignment.read(run.file(), option).ifPresent(this::assign));
            }
            at = inner;
        }
    }

    private Optional<EnvVar> assigned(int at) {
        return ShellDeclarations.assignment(run, words.get(at).text(), fields.get(at));
    }

    /** Sets a variable, which another machine does not get. */
    private void assign(EnvVar variable) {
        if (!elsewhere) {
            run.state().variables.assign(variable, true);
        }
    }
}
