package dev.undebug.python.eval.value;

import org.jspecify.annotations.Nullable;

/** The names of a module as a dict: {@code globals()}. */
public final class ModuleDict extends NamesDict {
    private final PyModule module;

    public ModuleDict(PyModule module) {
        super(module.state());
        this.module = module;
    }

    /** Returns the module whose names they are. */
    public PyModule module() {
        return module;
    }

    @Override
    public boolean isOpen() {
        return module.isOpen();
    }

    @Override
    public void open() {
        module.open();
    }

    @Override
    public void setItem(Interpretation run, Value key, Value value, Site site) {
        if (key.data() instanceof Scalar.Text name) {
            state().put(name.text(), value);
        } else {
            open();
        }
    }

    @Override
    public void deleteItem(Interpretation run, Value key) {
        if (key.data() instanceof Scalar.Text name) {
            state().remove(name.text());
        } else {
            open();
        }
    }

    @Override
    public @Nullable Data merged(Data other, Table joined) {
        return equals(other) ? this : null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModuleDict dict && dict.module.equals(module);
    }

    @Override
    public int hashCode() {
        return module.hashCode();
    }
}
