package dev.undebug.read.terraform;

import dev.undebug.read.hcl.HclBody;
import dev.undebug.read.hcl.HclValue;
import dev.undebug.read.terraform.TerraformModule.Bound;
import dev.undebug.read.terraform.TerraformValue.Shape;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loops: {@code for} expressions, and {@code dynamic} blocks. */
final class TerraformLoops {
    private static final int MAX_ELEMENTS = 1_000;

    private TerraformLoops() {}

    /** One iteration of a loop. */
    record Round(TerraformValue key, TerraformValue value) {}

    /** Returns the iterations over a list or an object; none if it is unknown. */
    static List<Round> rounds(TerraformValue over) {
        List<Round> rounds = new ArrayList<>();
        for (TerraformValue.Entry entry : over.entries()) {
            rounds.add(new Round(TerraformValue.scalar(entry.key(), entry.file(), entry.keySpan()), entry.value()));
        }
        for (TerraformValue element : over.elements()) {
            String index = Integer.toString(rounds.size());
            rounds.add(new Round(TerraformValue.scalar(index, element.file(), element.span()), element));
        }
        return rounds.subList(0, Math.min(rounds.size(), MAX_ELEMENTS));
    }

    /** Returns the value of a {@code for} expression. */
    static TerraformValue loop(TerraformEvaluator evaluator, SourceFile file, HclValue loop) {
        TerraformValue over = evaluator.value(loop.elements().get(0));
        if (over.shape() != Shape.LIST && over.shape() != Shape.OBJECT) {
            return TerraformValue.unknown(file, loop);
        }
        String[] names = loop.text().text().split(" ", -1);
        boolean makesObject = loop.elements().size() > 2;
        List<TerraformValue> elements = new ArrayList<>();
        List<TerraformValue.Entry> entries = new ArrayList<>();
        for (Round round : rounds(over)) {
            Map<String, TerraformValue> bound = new HashMap<>();
            bound.put(names[names.length - 1], round.value());
            if (names.length > 1) {
                bound.put(names[0], round.key());
            }
            TerraformEvaluator inner = evaluator.with(bound);
            TerraformValue first = inner.value(loop.elements().get(1));
            if (!makesObject) {
                elements.add(first);
            } else if (first.known().isPresent()) {
                TerraformValue value = inner.value(loop.elements().get(2));
                entries.add(new TerraformValue.Entry(first.known().get(), first.file(), first.span(), value));
            }
        }
        return new TerraformValue(
                makesObject ? Shape.OBJECT : Shape.LIST, file, loop.span(), loop.text(), elements, entries);
    }

    /** Returns the blocks that a {@code dynamic} block generates. */
    static List<Bound> dynamic(TerraformModule module, SourceFile file, HclBody.Block block) {
        TerraformEvaluator evaluator = new TerraformEvaluator(module, file, Map.of());
        String name =
                block.body().get("iterator").map(value -> value.text().text()).orElse(block.label(0));
        List<Bound> made = new ArrayList<>();
        for (HclBody.Block content : block.body().blocks("content")) {
            block.body()
                    .get("for_each")
                    .map(evaluator::value)
                    .map(TerraformLoops::rounds)
                    .orElse(List.of())
                    .forEach(round ->
                            made.add(new Bound(content.body(), evaluator.with(Map.of(name, iterator(round))))));
        }
        return made;
    }

    private static TerraformValue iterator(Round round) {
        TerraformValue value = round.value();
        return new TerraformValue(
                Shape.OBJECT,
                value.file(),
                value.span(),
                value.text(),
                List.of(),
                List.of(
                        new TerraformValue.Entry("key", value.file(), value.span(), round.key()),
                        new TerraformValue.Entry("value", value.file(), value.span(), value)));
    }
}
