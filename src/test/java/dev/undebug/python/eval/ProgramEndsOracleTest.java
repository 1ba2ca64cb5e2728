package dev.undebug.python.eval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ends programs in each of several ways, inside each of several statements that may take the end, and compares with CPython
 * which servers they start.
 */
@Tag(Needs.ORACLE)
class ProgramEndsOracleTest {
    private static final String PRELUDE = """
            import contextlib
            import os
            import sys
            from flask import Flask
            app = Flask(__name__)
            class Own(Exception):
                pass
            class Quit(SystemExit):
                pass
            class Manager:
                def __enter__(self):
                    return self
                def __exit__(self, kind, error, trace):
                    pass
            class Keeps(Manager):
                def __exit__(self, kind, error, trace):
                    return True
            class Lets(Manager):
                def __exit__(self, kind, error, trace):
                    return False
            class Starts(Manager):
                def __exit__(self, kind, error, trace):
                    app.run()
            class KeepsExits(Manager):
                def __exit__(self, kind, error, trace):
                    return kind is SystemExit
            class KeepsAll(Manager):
                def __exit__(self, kind, error, trace):
                    if kind is None:
                        return False
                    return True
            @contextlib.contextmanager
            def quiet():
                try:
                    yield
                except SystemExit:
                    app.run()
            @contextlib.contextmanager
            def loud():
                try:
                    yield
                finally:
                    app.run()
            STOPS = (KeyboardInterrupt, SystemExit)
            Stop = SystemExit
            def numbers():
                n = 0
                while True:
                    yield n
                    n = n + 1
            def ones():
                while True:
                    yield 1
            def three():
                yield 1
                yield 2
                END
                yield 3
            def passed():
                yield from ones()
            def end():
                END
                app.run()
            """;

    private static final List<String> ENDS = List.of(
            "sys.exit()",
            "sys.exit(2)",
            "exit()",
            "quit(1)",
            "raise SystemExit",
            "raise SystemExit(3)",
            "raise Quit",
            "os._exit(0)",
            "os.abort()",
            "raise ValueError('no')",
            "raise Own",
            "raise KeyboardInterrupt",
            "return",
            "int('x')");

    /** The program calls {@code end()}, or has a part of it. */
    private static final List<String> AROUND = List.of(
            "end()",
            "try:\n    end()\nexcept SystemExit:\n    app.run()",
            "try:\n    end()\nexcept (ValueError, SystemExit) as e:\n    print(e)",
            "try:\n    end()\nexcept STOPS:\n    pass",
            "try:\n    end()\nexcept Stop:\n    app.run()",
            "try:\n    end()\nexcept Quit:\n    app.run()",
            "try:\n    end()\nexcept BaseException as e:\n    app.run()",
            "try:\n    end()\nexcept:\n    app.run()",
            "try:\n    end()\nexcept Exception:\n    app.run()",
            "try:\n    end()\nexcept Own:\n    app.run()",
            "try:\n    end()\nexcept SystemExit:\n    raise\nexcept ValueError:\n    app.run()",
            "try:\n    try:\n        end()\n    except SystemExit:\n        raise\nexcept Exception:\n    app.run()",
            "try:\n    try:\n        end()\n    except SystemExit as e:\n        raise e\nexcept Exception:\n    app.run()",
            "try:\n    try:\n        end()\n    except SystemExit:\n        raise ValueError\nexcept ValueError:\n    app.run()",
            "try:\n    try:\n        end()\n    finally:\n        app.run()\nexcept SystemExit:\n    app.run()",
            "def f():\n    try:\n        end()\n    finally:\n        return 1\nf()",
            "for x in (1, 2):\n    try:\n        end()\n    finally:\n        break",
            "for x in (1, 2):\n    try:\n        end()\n    finally:\n        continue",
            "for x in (1, 2):\n    try:\n        end()\n    except SystemExit:\n        break\nelse:\n    app.run()",
            "while True:\n    try:\n        end()\n    except SystemExit:\n        app.run()\n    break",
            "with contextlib.suppress(SystemExit):\n    end()",
            "with contextlib.suppress(Exception):\n    end()",
            "with contextlib.suppress(ValueError, SystemExit):\n    end()\n    app.run()",
            "with Manager():\n    end()",
            "with Keeps():\n    end()\n    app.run()",
            "with Lets():\n    end()",
            "with Starts():\n    end()",
            "with KeepsExits():\n    end()",
            "with KeepsAll(), Lets():\n    end()",
            "with Lets(), Keeps():\n    end()",
            "with quiet():\n    end()",
            "with loud():\n    end()",
            "def f():\n    with Keeps():\n        end()\n        return\n    app.run()\nf()",
            "for x in three():\n    if x == 2:\n        break",
            "for x in three():\n    app.run()",
            "try:\n    for x in three():\n        app.run()\nexcept SystemExit:\n    pass",
            "for x in ones():\n    break",
            "for x in ones():\n    end()\n    break",
            "for x in numbers():\n    if x == 2:\n        break",
            "for x in numbers():\n    if x == 100:\n        break",
            "for x in passed():\n    if x:\n        break",
            "for x, y in zip((1, 2), ones()):\n    app.run()",
            "x = next(ones())\napp.run()",
            "g = ones()\nnext(g)\ng.close()\nend()",
            "for x in ones():\n    try:\n        end()\n    except SystemExit:\n        break\n    break",
            "def f():\n    for x in ones():\n        return x\nf()",
            "end() if app else None");

    private static final String DRIVER = """
            import os, sys, types
            class Flask:
                def __init__(self, name):
                    pass
                def run(self):
                    os.write(2, b'%d ' % sys._getframe(1).f_lineno)
            sys.modules['flask'] = types.SimpleNamespace(Flask=Flask)
            for path in sys.argv[1:]:
                reading, writing = os.pipe()
                child = os.fork()
                if child == 0:
                    os.dup2(writing, 2)
                    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
                    try:
                        exec(compile(open(path).read(), path, 'exec'), {'__name__': '__main__', 'exit': sys.exit, 'quit': sys.exit})
                    except BaseException:
                        pass
                    os._exit(0)
                os.close(writing)
                os.waitpid(child, 0)
                print(os.read(reading, 9999).decode().strip())
            """;

    private int unsure;

    @Test
    void startsWhatPythonStarts(@TempDir Path folder) throws Exception {
        List<String> programs = programs();
        List<String> real = real(programs, folder);
        assertThat(real).hasSameSizeAs(programs);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            compare(programs.get(i), real.get(i)).ifPresent(wrong::add);
        }
        assertThat(wrong).isEmpty();
        assertThat(unsure).isLessThan(programs.size() / 20);
    }

    private static List<String> programs() {
        return ENDS.stream()
                .flatMap(end -> AROUND.stream().map(around -> PRELUDE.replace("END", end) + around + "\napp.run()\n"))
                .toList();
    }

    private static List<String> real(List<String> programs, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Tools.require("python3").toString(), "-c", DRIVER));
        for (int i = 0; i < programs.size(); i++) {
            command.add(Files.writeString(folder.resolve(i + ".py"), programs.get(i))
                    .toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    /** Returns a program with another outcome. */
    private Optional<String> compare(String program, String real) {
        Execution execution = Repository.of(program).run();
        List<Integer> lines =
                execution.starts().stream().map(start -> start.call().line()).toList();
        List<Integer> certain = execution.starts().stream()
                .filter(AppStart::certain)
                .map(start -> start.call().line())
                .toList();
        List<Integer> started = Stream.of(real.split(" "))
                .filter(text -> !text.isEmpty())
                .map(Integer::valueOf)
                .toList();
        // A server that starts after another one never is.
        unsure += !lines.isEmpty() && !execution.starts().get(0).certain() ? 1 : 0;
        // A process that is gone at once does not even run what "finally" is for.
        boolean gone = program.contains("os._exit") || program.contains("os.abort");
        return lines.containsAll(started) && (gone || started.containsAll(certain))
                ? Optional.empty()
                : Optional.of(program.substring(program.indexOf("def end()")) + "# here " + Told.starts(execution)
                        + ", there " + started);
    }
}
