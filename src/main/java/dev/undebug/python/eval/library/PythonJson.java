package dev.undebug.python.eval.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON as Python's {@code json} does. */
public final class PythonJson {
    /** A longer text is data, not settings; the program would make more objects of it than of its code. */
    private static final int LONGEST = 200_000;

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private PythonJson() {}

    public static Value loads(Run run, Value source) {
        if (!(source.data() instanceof Scalar.Text text) || text.text().length() > LONGEST) {
            return run.cannotTell(source.trace());
        }
        try {
            return value(run, MAPPER.readTree(text.text())).with(source.trace());
        } catch (JsonProcessingException notJson) {
            throw Raised.certainly("ValueError");
        }
    }

    private static Value value(Run run, JsonNode node) {
        if (node.isMissingNode()) {
            throw Raised.certainly("ValueError");
        }
        if (node.isObject()) {
            PyDict dict = new PyDict(run.table());
            node.properties()
                    .forEach(entry -> dict.state().put(new Scalar.Text(entry.getKey()), value(run, entry.getValue())));
            return Value.of(dict);
        }
        if (node.isArray()) {
            List<Value> elements = new ArrayList<>();
            node.forEach(element -> elements.add(value(run, element)));
            return Value.of(PyList.of(run, false, elements));
        }
        if (node.isTextual()) {
            return Value.of(node.textValue());
        }
        if (node.isBoolean()) {
            return Value.of(node.booleanValue());
        }
        if (node.isNull()) {
            return Value.NONE;
        }
        return node.isIntegralNumber()
                ? Value.of(new Scalar.Int(node.bigIntegerValue()))
                : Value.of(new Scalar.Real(node.doubleValue()));
    }
}
