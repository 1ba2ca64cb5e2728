package dev.undebug.read.terraform;

import dev.undebug.read.hcl.HclValue;
import dev.undebug.read.terraform.TerraformValue.Shape;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates expressions of a module, as far as possible without running Terraform. */
final class TerraformEvaluator {
    private static final int MAX_TEXT = 10_000;

    private final TerraformModule module;
    private final SourceFile file;
    private final Map<String, TerraformValue> bound;

    /**
     * @param file the file of the expressions
     * @param bound the variables of loops
     */
    TerraformEvaluator(TerraformModule module, SourceFile file, Map<String, TerraformValue> bound) {
        this.module = module;
        this.file = file;
        this.bound = Map.copyOf(bound);
    }

    TerraformEvaluator with(Map<String, TerraformValue> names) {
        Map<String, TerraformValue> all = new HashMap<>(bound);
        all.putAll(names);
        return new TerraformEvaluator(module, file, all);
    }

    SourceFile file() {
        return file;
    }

    TerraformValue value(HclValue written) {
        if (module.work().exhausted()) {
            return unknown(written);
        }
        return switch (written.kind()) {
            case TEXT -> TerraformValue.of(Shape.SCALAR, file, written);
            case HEREDOC -> TerraformValue.of(Shape.HEREDOC, file, written);
            case WORD ->
                TerraformValue.of(written.text().text().equals("null") ? Shape.NULL : Shape.SCALAR, file, written);
            case TEMPLATE -> template(written);
            case REFERENCE -> reference(written);
            case CALL ->
                TerraformFunctions.call(
                                written.text().text(),
                                written.elements().stream().map(this::value).toList())
                        .orElseGet(() -> unknown(written));
            case CONDITIONAL -> conditional(written);
            case OPERATION ->
                operation(written)
                        .map(holds -> TerraformValue.scalar(Boolean.toString(holds), file, written.span()))
                        .orElseGet(() -> unknown(written));
            case INDEX -> index(written);
            case FOR -> TerraformLoops.loop(this, file, written);
            case LIST ->
                new TerraformValue(
                        Shape.LIST,
                        file,
                        written.span(),
                        written.text(),
                        written.elements().stream().map(this::value).toList(),
                        List.of());
            case OBJECT -> object(written);
            case UNKNOWN -> unknown(written);
        };
    }

    private TerraformValue unknown(HclValue written) {
        return TerraformValue.unknown(file, written);
    }

    private TerraformValue object(HclValue written) {
        written.entries()
                .forEach(entry -> module.work().saw(file.place(entry.value().span())));
        List<TerraformValue.Entry> entries = written.entries().stream()
                .map(entry -> new TerraformValue.Entry(entry.key(), file, entry.keySpan(), value(entry.value())))
                .toList();
        return new TerraformValue(Shape.OBJECT, file, written.span(), written.text(), List.of(), entries);
    }

    /** A string that is a single expression has the value of that expression. */
    private TerraformValue template(HclValue written) {
        List<TerraformValue> parts =
                written.elements().stream().map(this::value).toList();
        if (parts.size() == 1) {
            return parts.get(0).isKnown() ? parts.get(0) : unknown(written);
        }
        StringBuilder text = new StringBuilder();
        for (TerraformValue part : parts) {
            if (part.known().isEmpty() || text.length() > MAX_TEXT) {
                return unknown(written);
            }
            text.append(part.text().text());
        }
        return TerraformValue.scalar(text.toString(), file, written.span());
    }

    /** Resolves {@code var.settings.debug}: a name, and keys within its value. */
    private TerraformValue reference(HclValue written) {
        String[] path = written.text().text().split("\\.", -1);
        TerraformValue loop = bound.get(path[0]);
        if (loop != null) {
            return taken(Optional.of(loop), path, 1).orElseGet(() -> unknown(written));
        }
        if (path.length > 2 && path[0].equals("module")) {
            return taken(module.output(path[1], path[2]), path, 3).orElseGet(() -> unknown(written));
        }
        Optional<TerraformValue> found = path.length > 1 ? module.named(path[0], path[1]) : Optional.empty();
        return taken(found, path, 2).orElseGet(() -> unknown(written));
    }

    private static Optional<TerraformValue> taken(Optional<TerraformValue> from, String[] path, int start) {
        Optional<TerraformValue> value = from;
        for (int i = start; i < path.length; i++) {
            String key = path[i];
            value = value.flatMap(outer -> taken(outer, key));
        }
        return value;
    }

    private static Optional<TerraformValue> taken(TerraformValue from, String key) {
        if (from.shape() == Shape.LIST && key.matches("\\d{1,4}")) {
            int index = Integer.parseInt(key);
            return index < from.elements().size() ? Optional.of(from.elements().get(index)) : Optional.empty();
        }
        return from.get(key);
    }

    private TerraformValue index(HclValue written) {
        TerraformValue from = value(written.elements().get(0));
        return value(written.elements().get(1))
                .known()
                .flatMap(key -> taken(from, key))
                .orElseGet(() -> unknown(written));
    }

    private TerraformValue conditional(HclValue written) {
        Optional<String> condition = value(written.elements().get(0)).known();
        if (condition.filter("true"::equals).isPresent()) {
            return value(written.elements().get(1));
        }
        return condition.filter("false"::equals).isPresent()
                ? value(written.elements().get(2))
                : unknown(written);
    }

    private Optional<Boolean> operation(HclValue written) {
        String operator = written.text().text();
        List<Optional<String>> operands = new ArrayList<>();
        written.elements().forEach(operand -> operands.add(value(operand).known()));
        Optional<String> left = operands.get(0);
        Optional<String> right = operands.get(operands.size() - 1);
        return switch (operator) {
            case "!" -> truth(left).map(holds -> !holds);
            case "&&" -> both(truth(left), truth(right));
            case "||" ->
                both(truth(left).map(one -> !one), truth(right).map(one -> !one))
                        .map(holds -> !holds);
            case "==" -> left.flatMap(one -> right.map(one::equals));
            case "!=" -> left.flatMap(one -> right.map(other -> !one.equals(other)));
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> truth(Optional<String> text) {
        return text.filter(word -> word.equals("true") || word.equals("false")).map("true"::equals);
    }

    /** One false operand decides, even if the other is unknown. */
    private static Optional<Boolean> both(Optional<Boolean> one, Optional<Boolean> other) {
        if (one.filter(holds -> !holds).isPresent()
                || other.filter(holds -> !holds).isPresent()) {
            return Optional.of(false);
        }
        return one.flatMap(holds -> other);
    }
}
