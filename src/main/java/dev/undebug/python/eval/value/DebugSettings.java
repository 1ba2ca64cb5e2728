package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.DebugSetting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The debug settings of an application so far, oldest first. */
public record DebugSettings(List<DebugSetting> all) implements Data {
    public static final DebugSettings NONE = new DebugSettings(List.of());

    public DebugSettings {
        all = List.copyOf(all);
    }

    public DebugSettings plus(DebugSetting setting) {
        List<DebugSetting> longer = new ArrayList<>(all);
        longer.remove(setting);
        longer.add(setting);
        return new DebugSettings(longer);
    }

    public DebugSettings plus(DebugSettings more) {
        DebugSettings longer = this;
        for (DebugSetting setting : more.all) {
            longer = longer.plus(setting);
        }
        return longer;
    }

    /** Returns the settings without those of an environment variable. */
    public DebugSettings without(String variable) {
        return new DebugSettings(all.stream()
                .filter(setting -> !setting.subject().equals(variable))
                .toList());
    }

    /** Returns the settings without those of any environment variable. */
    public DebugSettings withoutVariables() {
        return new DebugSettings(
                all.stream().filter(setting -> !setting.kind().isVariable()).toList());
    }

    public DebugSettings withoutDebuggers() {
        return new DebugSettings(all.stream()
                .filter(setting -> !setting.kind().comesWithDebugger())
                .toList());
    }

    /**
     * Joins the settings of two branches. A setting of only one branch is uncertain, and so are settings in a different
     * order.
     */
    DebugSettings join(DebugSettings other) {
        List<DebugSetting> common = other.all.stream().filter(all::contains).toList();
        List<DebugSetting> joined = new ArrayList<>();
        int next = 0;
        for (DebugSetting setting : all) {
            boolean shared = next < common.size() && setting.equals(common.get(next));
            next += shared ? 1 : 0;
            joined.add(shared ? setting : setting.doubted());
        }
        other.all.stream()
                .filter(setting -> !all.contains(setting))
                .map(DebugSetting::doubted)
                .filter(setting -> !joined.contains(setting))
                .forEach(joined::add);
        return new DebugSettings(joined);
    }

    @Override
    public @Nullable Data either(Data other, Joining states) {
        return other instanceof DebugSettings more ? join(more) : null;
    }

    /** Settings only accumulate. */
    @Override
    public boolean isLasting() {
        return true;
    }

    @Override
    public String shown() {
        return all.size() + " settings";
    }
}
