package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.NamesDict;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Value;
import org.jspecify.annotations.Nullable;

/** The {@code __dict__} of an instance: a dict of its attributes. What is put into it becomes an attribute. */
public final class AttributeDict extends NamesDict {
    public AttributeDict(Table attributes) {
        super(attributes);
    }

    @Override
    public boolean isOpen() {
        return state().get(Instance.REST) != null;
    }

    @Override
    public void open() {
        state().put(Instance.REST, Value.UNKNOWN);
    }

    @Override
    public void setItem(Interpretation run, Value key, Value value, Site site) {
        if (key.data() instanceof Scalar.Text name) {
            state().put(name.text(), value);
        } else if (!(key.data() instanceof Scalar)) {
            // Options with unknown names are data: they replace flags and words, hardly objects.
            known().forEach((known, before) -> {
                if (before.data() instanceof Scalar) {
                    setItem(run, Value.of(known), Value.UNKNOWN, site);
                }
            });
            open();
        }
    }

    @Override
    public void deleteItem(Interpretation run, Value key) {
        if (key.data() instanceof Scalar.Text name) {
            state().remove(name.text());
        } else if (!(key.data() instanceof Scalar)) {
            open();
        }
    }

    @Override
    public @Nullable Data merged(Data other, Table joined) {
        return other instanceof AttributeDict ? new AttributeDict(joined) : null;
    }
}
