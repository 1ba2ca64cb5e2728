package dev.undebug.read.terraform;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Unit;
import dev.undebug.read.hcl.HclValue;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.Token;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the variables that a Terraform resource gives to a program. */
final class TerraformSettings {
    private final List<EnvVar> variables = new ArrayList<>();
    private final List<Unit.VariableSet> sets = new ArrayList<>();

    List<EnvVar> variables() {
        return List.copyOf(variables);
    }

    List<Unit.VariableSet> sets() {
        return List.copyOf(sets);
    }

    void set(Unit.VariableSet set) {
        sets.add(set);
    }

    /** Adds the entries of an object: {@code FLASK_DEBUG = "1"}. */
    void object(TerraformValue object) {
        object.entries().forEach(entry -> set(entry.key(), entry.file(), entry.keySpan(), entry.value()));
    }

    /** Adds an attribute: {@code FLASK_DEBUG = "1"}. */
    void entry(SourceFile file, HclValue.Entry entry, TerraformEvaluator evaluator) {
        set(entry.key(), file, entry.keySpan(), evaluator.value(entry.value()));
    }

    /** Adds a list of {@code {name = "FLASK_DEBUG", value = "1"}}. */
    void list(TerraformValue list, String nameKey) {
        list.elements().forEach(entry -> pair(entry.get(nameKey), entry.get("value")));
    }

    void pair(Optional<TerraformValue> name, Optional<TerraformValue> value) {
        if (name.isPresent() && value.isPresent()) {
            TerraformValue key = name.get();
            key.known().ifPresent(text -> set(text, key.file(), key.span(), value.get()));
        }
    }

    /** Adds a list of {@code "FLASK_DEBUG=1"}. */
    void assignments(TerraformValue list) {
        for (TerraformValue element : list.elements()) {
            Token token = Token.literal(element.text(), element.span());
            element.known()
                    .flatMap(text -> Assignment.read(element.file(), token))
                    .ifPresent(variables::add);
        }
    }

    /** Adds a variable. A value far from its name, in a variable's default or another file, is the place to change. */
    private void set(String name, SourceFile file, Span key, TerraformValue value) {
        boolean beside = value.file().equals(file)
                && value.span().start() >= key.end()
                && isBeside(file.text().substring(key.end(), value.span().start()));
        Span whole = beside ? key.cover(value.span()) : value.span();
        Optional<String> known = value.known();
        variables.add(new EnvVar(name, known, value.file().place(whole), value.span()));
    }

    /** Returns whether only an assignment sign, and perhaps the key {@code value}, is between a name and its value. */
    private static boolean isBeside(String between) {
        return between.length() < 200
                && between.replaceAll("#[^\\r\\n]*|//[^\\r\\n]*|/\\*.*?\\*/", "")
                        .matches("[\\s\"),=:]*(?:\"?value\"?[\\s=:]*)?");
    }
}
