package dev.undebug.python.eval.library;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON as Python's {@code json} does. */
public final class PythonJson {
    /** A longer text is data, not settings; the program would make more objects of it than of its code. */
    private static final int LONGEST = 200_000;

    /** Reads token by token: a mapper loads hundreds of classes, which costs a scan more than the texts. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private PythonJson() {}

    /** Reads a file. One that is broken ends the program, unless that handles it: nobody deploys it as it is. */
    static Value load(Run run, String text) {
        try {
            return loads(run, Value.of(text));
        } catch (Raised broken) {
            if (run.branches().catching("ValueError") || run.branches().catching("JSONDecodeError")) {
                throw broken;
            }
            return run.cannotTell(Value.UNKNOWN.trace());
        }
    }

    public static Value loads(Run run, Value source) {
        if (!(source.data() instanceof Scalar.Text text) || text.text().length() > LONGEST) {
            return run.cannotTell(source.trace());
        }
        try (JsonParser json = FACTORY.createParser(text.text())) {
            json.nextToken();
            Value loaded = value(run, json);
            if (json.nextToken() != null) {
                throw Raised.certainly("ValueError");
            }
            return loaded.with(source.trace());
        } catch (StreamConstraintsException tooMuch) {
            return run.cannotTell(source.trace());
        } catch (IOException notJson) {
            throw Raised.certainly("ValueError");
        }
    }

    /** Returns the value that begins at the current token. */
    private static Value value(Run run, JsonParser json) throws IOException {
        @Nullable JsonToken token = json.currentToken();
        if (token == null) {
            throw Raised.certainly("ValueError");
        }
        return switch (token) {
            case START_OBJECT -> object(run, json);
            case START_ARRAY -> array(run, json);
            case VALUE_STRING -> Value.of(json.getText());
            case VALUE_TRUE, VALUE_FALSE -> Value.of(token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT -> Value.of(new Scalar.Int(json.getBigIntegerValue()));
            case VALUE_NUMBER_FLOAT -> Value.of(new Scalar.Real(json.getDoubleValue()));
            default -> Value.NONE;
        };
    }

    private static Value object(Run run, JsonParser json) throws IOException {
        PyDict dict = new PyDict(run.table());
        for (@Nullable String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            json.nextToken();
            dict.state().put(new Scalar.Text(key), value(run, json));
        }
        return Value.of(dict);
    }

    private static Value array(Run run, JsonParser json) throws IOException {
        List<Value> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(run, json));
        }
        return Value.of(PyList.of(run, false, elements));
    }
}
