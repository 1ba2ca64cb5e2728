package dev.undebug.cli;

import dev.undebug.rule.Severity;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a severity in an option. */
final class SeverityName implements ITypeConverter<Severity> {
    @Override
    public Severity convert(String value) {
        return Severity.named(value)
                .orElseThrow(() ->
                        new TypeConversionException("'" + value + "' is not a severity; expected one of " + known()));
    }

    private static String known() {
        return Arrays.stream(Severity.values()).map(Severity::id).collect(Collectors.joining(", "));
    }
}
