package dev.undebug.read.terraform;

import dev.undebug.read.terraform.TerraformValue.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The Terraform functions that settings usually pass through. */
final class TerraformFunctions {
    private static final int MAX_SIZE = 2_000;

    private TerraformFunctions() {}

    /** Returns the result of a call; empty for unsupported functions. */
    static Optional<TerraformValue> call(String name, List<TerraformValue> arguments) {
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        TerraformValue first = arguments.get(0);
        return switch (name) {
            case "tostring",
                    "tonumber",
                    "tobool",
                    "tolist",
                    "toset",
                    "tomap",
                    "jsonencode",
                    "yamlencode",
                    "sensitive",
                    "nonsensitive",
                    "flatten",
                    "distinct",
                    "compact" -> Optional.of(first);
            case "merge" -> Optional.of(merged(arguments));
            case "concat" -> Optional.of(joined(arguments));
            case "coalesce", "try" -> first.isKnown() ? present(arguments) : Optional.empty();
            case "lookup" -> looked(arguments);
            case "lower", "upper", "trimspace" -> first.known().map(text -> changed(name, text, first));
            case "one" -> first.elements().stream().findFirst();
            case "format" -> arguments.size() == 1 ? Optional.of(first) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static TerraformValue changed(String name, String text, TerraformValue value) {
        String changed =
                switch (name) {
                    case "lower" -> text.toLowerCase(Locale.ROOT);
                    case "upper" -> text.toUpperCase(Locale.ROOT);
                    default -> text.strip();
                };
        return changed.equals(text) ? value : TerraformValue.scalar(changed, value.file(), value.span());
    }

    private static Optional<TerraformValue> present(List<TerraformValue> values) {
        return values.stream()
                .filter(value -> value.shape() != Shape.NULL)
                .filter(value -> !value.known().equals(Optional.of("")))
                .findFirst();
    }

    private static Optional<TerraformValue> looked(List<TerraformValue> arguments) {
        if (arguments.size() < 2 || arguments.get(0).shape() != Shape.OBJECT) {
            return Optional.empty();
        }
        Optional<TerraformValue> found =
                arguments.get(1).known().flatMap(key -> arguments.get(0).get(key));
        return found.isPresent() || arguments.size() < 3 ? found : Optional.of(arguments.get(2));
    }

    /** A later entry overrides an earlier one of the same key. An unknown object is assumed to have other keys. */
    private static TerraformValue merged(List<TerraformValue> objects) {
        List<TerraformValue.Entry> entries = new ArrayList<>();
        for (TerraformValue object : objects) {
            for (TerraformValue.Entry entry :
                    object.entries().stream().limit(MAX_SIZE).toList()) {
                entries.removeIf(before -> before.key().equals(entry.key()));
                entries.add(entry);
            }
        }
        TerraformValue first = objects.get(0);
        return new TerraformValue(Shape.OBJECT, first.file(), first.span(), first.text(), List.of(), entries);
    }

    private static TerraformValue joined(List<TerraformValue> lists) {
        List<TerraformValue> elements = new ArrayList<>();
        for (TerraformValue list : lists) {
            list.elements().stream()
                    .limit(Math.max(0, MAX_SIZE - elements.size()))
                    .forEach(elements::add);
        }
        TerraformValue first = lists.get(0);
        return new TerraformValue(Shape.LIST, first.file(), first.span(), first.text(), elements, List.of());
    }
}
