package dev.undebug.read.terraform;

import dev.undebug.fact.Command;
import dev.undebug.read.shell.CommandParts.Part;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.word.Token;
import java.util.List;
import java.util.Optional;

/** Reads commands that resources give as lists of words or as text. */
final class TerraformCommands {
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
}
