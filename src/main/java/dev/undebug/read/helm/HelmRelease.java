package dev.undebug.read.helm;

import dev.undebug.fact.Role;
import dev.undebug.read.helm.TemplateValue.Entry;
import dev.undebug.read.helm.TemplateValue.Mapping;
import dev.undebug.read.helm.TemplateValue.Missing;
import dev.undebug.read.helm.TemplateValue.Scalar;
import dev.undebug.read.helm.TemplateValue.ScalarType;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A release of a chart: what one deployment makes of it.
 *
 * @param name its name, if a command gives it
 * @param values the files of values besides the chart's own, a later one wins
 * @param set the values that a command sets, a later one wins
 * @param role what it is for
 * @param place where it is deployed: the command, or the file of values
 */
public record HelmRelease(Optional<String> name, List<SourceFile> values, List<Set> set, Role role, Place place) {
    public HelmRelease {
        values = List.copyOf(values);
        set = List.copyOf(set);
    }

    /**
     * A value that a command sets: {@code --set app.debug=true}.
     *
     * @param path its path
     * @param value empty if it is not known; its unknown parts are marked as in a template
     * @param string whether it is a string whatever it looks like
     */
    public record Set(String path, Optional<String> value, boolean string, Place place) {
        /** Returns the values as a file would have them. */
        Mapping values() {
            String[] keys = path.split("\\.");
            TemplateValue inner = value.<TemplateValue>map(text -> new Scalar(type(text), Rendered.of(text, place)))
                    .orElse(Missing.UNKNOWN);
            for (int i = keys.length - 1; i >= 0; i--) {
                inner = new Mapping(Map.of(keys[i], new Entry(Rendered.of(keys[i], place), inner)));
            }
            return inner instanceof Mapping mapping ? mapping : new Mapping(Map.of());
        }

        private ScalarType type(String text) {
            if (string || !TemplatePlaceholders.isKnown(text)) {
                return ScalarType.STRING;
            }
            return text.matches("true|false")
                    ? ScalarType.BOOLEAN
                    : text.matches("\\d{1,18}") ? ScalarType.NUMBER : ScalarType.STRING;
        }
    }
}
