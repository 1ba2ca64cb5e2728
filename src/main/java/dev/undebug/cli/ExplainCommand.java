package dev.undebug.cli;

import dev.undebug.rule.Example;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rules.Rules;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undebug explain}: describes one rule. */
@Command(name = "explain", mixinStandardHelpOptions = true, description = "Explains a rule, with examples and fixes.")
final class ExplainCommand implements Runnable {
    private static final int WIDTH = 96;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command.
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RULE", description = "The rule's id; see `undebug rules`.")
    private String name = "";

    @Override
    public void run() {
        RuleDoc doc = Rules.ALL.stream()
                .filter(rule -> rule.id().equals(name))
                .findFirst()
                .map(Rule::doc)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "no such rule: '" + name + "'; the rules are " + known()));
        write(doc, spec.commandLine().getOut());
    }

    private static String known() {
        return Rules.ALL.stream().map(Rule::id).collect(Collectors.joining(", "));
    }

    private static void write(RuleDoc doc, PrintWriter out) {
        out.print(doc.id() + ": " + doc.title() + "\n");
        for (String paragraph : doc.why().split("\n\n")) {
            out.print("\n");
            Printable.wrapped(paragraph.replace('\n', ' '), WIDTH).forEach(line -> out.print(line + "\n"));
        }
        doc.bad().forEach(example -> bad(example, doc.id(), out));
        doc.good().forEach(example -> block("Not reported, " + example.path() + ":", example.text(), out));
        if (!doc.links().isEmpty()) {
            out.print("\n");
            doc.links().forEach(link -> out.print(link + "\n"));
        }
    }

    private static void bad(Example example, String rule, PrintWriter out) {
        String marked = example.text().replace("#: " + rule, "<-- " + rule);
        block("Reported, " + example.path() + ":", marked, out);
        example.fixed().ifPresent(fixed -> block("Fixed:", fixed, out));
    }

    private static void block(String title, String text, PrintWriter out) {
        out.print("\n" + title + "\n\n");
        text.lines().forEach(line -> out.print((line.isEmpty() ? "" : "    " + line) + "\n"));
    }
}
