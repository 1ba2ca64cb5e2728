package dev.undebug.python.eval.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.eval.object.Exceptions;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares the built-in names with CPython's: one that is not known would end a program with a NameError. */
@Tag(Needs.ORACLE)
class BuiltinNamesTest {
    /** Keywords, and attributes that every module has. */
    private static final Set<String> OTHERS =
            Set.of("None", "True", "False", "__doc__", "__loader__", "__name__", "__package__", "__spec__");

    @Test
    void everyBuiltinNameIsKnown() throws IOException {
        List<String> names = python("print(*dir(builtins), sep='\\n')");

        assertThat(names).hasSizeGreaterThan(140).allSatisfy(name -> assertThat(
                        OTHERS.contains(name) || ExternalNames.isBuiltin(name))
                .as(name)
                .isTrue());
        assertThat(ExternalNames.isBuiltin("unheard_of")).isFalse();
    }

    @Test
    void everyExceptionHasItsBase() throws IOException {
        List<String> pairs = python("print(*[n + ' ' + c.__base__.__name__ for n, c in vars(builtins).items()"
                + " if isinstance(c, type) and issubclass(c, BaseException) and c is not BaseException], sep='\\n')");

        assertThat(pairs).hasSizeGreaterThan(60).allSatisfy(pair -> {
            String[] both = pair.split(" ");
            // An exception group has two bases.
            String base = both[0].equals("ExceptionGroup") ? "Exception" : both[1];
            assertThat(Exceptions.isA(both[0], base)).as(pair).isTrue();
        });
    }

    private static List<String> python(String code) throws IOException {
        Process python = new ProcessBuilder(Tools.require("python3").toString(), "-c", "import builtins\n" + code)
                .redirectErrorStream(true)
                .start();
        return new String(python.getInputStream().readAllBytes(), UTF_8)
                .lines()
                // CPython's own: _IncompleteInputError.
                .filter(line -> line.startsWith("__") || !line.startsWith("_"))
                .toList();
    }
}
