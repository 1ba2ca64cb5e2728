package dev.undebug.read.terraform;

import dev.undebug.fact.Command;
import dev.undebug.read.hcl.HclValue;
import dev.undebug.read.hcl.HclValue.Kind;
import dev.undebug.read.shell.CommandParts.Part;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.word.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads commands that resources give as lists of words or as text. */
final class TerraformCommands {
    private static final Set<String> JOINING = Set.of("concat", "compact", "flatten");
    private static final Set<String> FOLDERS = Set.of("path.module", "path.root", "path.cwd");
    private static final Set<String> READING = Set.of("file", "templatefile");

    /** A path that a shell takes as written. */
    private static final Pattern PLAIN = Pattern.compile("[\\w./@+~-]{1,300}");

    private TerraformCommands() {}

    static List<Part> words(Optional<TerraformValue> list) {
        return list.map(TerraformValue::elements).orElse(List.of()).stream()
                .map(TerraformCommands::word)
                .toList();
    }

    static Part word(TerraformValue element) {
        boolean known = element.known().isPresent();
        return new Part(new Token(element.text(), element.span(), known, known), element.file());
    }

    /** Returns the commands of shell text; none if it is unknown or blank. */
    static List<Command> script(Optional<TerraformValue> text) {
        return text.filter(
                        value -> value.known().filter(known -> !known.isBlank()).isPresent())
                .map(value -> CommandReader.script(value.file(), value.text()))
                .orElse(List.of());
    }

    /** Returns the text of an expression for a shell; what Terraform fills in is unknown. */
    static MappedText shell(HclValue written) {
        return switch (written.kind()) {
            case TEXT, WORD -> written.text();
            case HEREDOC ->
                TerraformScript.of(TerraformScript.unindented(written.text())).orElseGet(() -> unknown(written));
            case TEMPLATE -> {
                MappedText.Builder whole = new MappedText.Builder(written.span().start());
                for (HclValue part : written.elements()) {
                    MappedText text = shell(part);
                    whole.append(text, 0, text.length());
                }
                yield whole.build();
            }
            case REFERENCE ->
                FOLDERS.contains(written.text().text()) ? MappedText.at(".", written.span()) : unknown(written);
            default -> unknown(written);
        };
    }

    private static MappedText unknown(HclValue written) {
        return MappedText.at(String.valueOf(TemplatePlaceholders.UNKNOWN), written.span());
    }

    /** Returns the path of a file of the repository whose content an expression is. */
    static Optional<MappedText> content(HclValue written) {
        boolean reads =
                written.kind() == Kind.CALL && READING.contains(written.text().text());
        return reads && !written.elements().isEmpty()
                ? Optional.of(shell(written.elements().get(0)))
                : Optional.empty();
    }

    /** Returns the texts of a list, or of several joined ones, or a text alone. */
    static List<MappedText> texts(HclValue written) {
        return elements(written).map(TerraformCommands::shell).toList();
    }

    /** Returns the lines of a list; one that is the content of a file calls it. */
    static List<MappedText> lines(HclValue written) {
        return elements(written)
                .map(line -> content(line).map(TerraformCommands::call).orElseGet(() -> shell(line)))
                .toList();
    }

    /** Returns the command that runs a script of the repository. */
    static MappedText call(MappedText path) {
        MappedText.Builder command = new MappedText.Builder(path.span().start());
        command.append("bash ", path.span());
        command.append(path, 0, path.length());
        return command.build();
    }

    private static Stream<HclValue> elements(HclValue written) {
        boolean list = written.kind() == Kind.LIST
                || (written.kind() == Kind.CALL
                        && JOINING.contains(written.text().text()));
        return list ? written.elements().stream().flatMap(TerraformCommands::elements) : Stream.of(written);
    }

    /** Returns a path, if a shell takes it as written. */
    static Optional<String> plain(MappedText path) {
        return Optional.of(path.text()).filter(text -> PLAIN.matcher(text).matches());
    }
}
