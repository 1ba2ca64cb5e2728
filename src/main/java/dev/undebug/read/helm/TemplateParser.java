package dev.undebug.read.helm;

import dev.undebug.read.helm.Expression.Call;
import dev.undebug.read.helm.Expression.Constant;
import dev.undebug.read.helm.TemplateLexer.Part;
import dev.undebug.read.helm.TemplateNode.Assign;
import dev.undebug.read.helm.TemplateNode.Branch;
import dev.undebug.read.helm.TemplateNode.If;
import dev.undebug.read.helm.TemplateNode.Literal;
import dev.undebug.read.helm.TemplateNode.Output;
import dev.undebug.read.helm.TemplateNode.Range;
import dev.undebug.read.helm.TemplateNode.With;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parses a template into its parts and the templates that it defines. */
final class TemplateParser {
    private static final int MAX_DEPTH = 60;

    /**
     * A parsed template.
     *
     * @param defined the templates that it defines, by name
     */
    record Template(List<TemplateNode> body, Map<String, List<TemplateNode>> defined) {
        Template {
            body = List.copyOf(body);
            defined = Map.copyOf(defined);
        }
    }

    private final SourceFile file;
    private final List<Part> parts;
    private final Map<String, List<TemplateNode>> defined = new LinkedHashMap<>();
    private int at;
    private int depth;

    private TemplateParser(SourceFile file) {
        this.file = file;
        this.parts = TemplateLexer.parts(file);
    }

    static Template parse(SourceFile file) {
        TemplateParser parser = new TemplateParser(file);
        List<TemplateNode> body = new ArrayList<>();
        while (parser.at < parser.parts.size()) {
            body.addAll(parser.body());
            // What ends nothing.
            parser.at++;
        }
        return new Template(body, parser.defined);
    }

    /** Reads up to the action that ends or turns the block; it is next then. */
    private List<TemplateNode> body() {
        List<TemplateNode> nodes = new ArrayList<>();
        while (at < parts.size()) {
            Part part = parts.get(at);
            if (!part.action()) {
                nodes.add(new Literal(new Rendered(List.of(Piece.literal(file.place(part.span()))))));
                at++;
                continue;
            }
            ActionParser inside = new ActionParser(file, part.inside());
            if (inside.takes("end") || inside.takes("else")) {
                return nodes;
            }
            at++;
            action(inside, file.place(part.span())).ifPresent(nodes::add);
        }
        return nodes;
    }

    private Optional<TemplateNode> action(ActionParser inside, Place place) {
        if (inside.takes("/*") || depth > MAX_DEPTH) {
            return Optional.empty();
        }
        if (inside.takes("if")) {
            return Optional.of(condition(inside.pipeline()));
        }
        if (inside.takes("range")) {
            List<String> names = inside.assigned().orElse(List.of());
            Branch each = new Branch(inside.pipeline(), block());
            return Optional.of(new Range(names, each, otherwise()));
        }
        if (inside.takes("with")) {
            Optional<String> name = inside.assigned().map(names -> names.get(0));
            Branch body = new Branch(inside.pipeline(), block());
            return Optional.of(new With(name, body, otherwise()));
        }
        if (inside.takes("define")) {
            String name = inside.string().orElse("");
            defined.put(name, block());
            ends();
            return Optional.empty();
        }
        return Optional.of(statement(inside, place));
    }

    private TemplateNode statement(ActionParser inside, Place place) {
        if (inside.takes("template")) {
            return new Output(included(inside, place), place);
        }
        if (inside.takes("block")) {
            Expression included = included(inside, place);
            if (included instanceof Call call && call.arguments().get(0) instanceof Constant name) {
                defined.putIfAbsent(name.value().known().orElse(""), block());
                ends();
            }
            return new Output(included, place);
        }
        Optional<List<String>> names = inside.assigned();
        if (names.isPresent()) {
            boolean declares = inside.declared();
            return new Assign(names.get().get(0), inside.pipeline(), declares);
        }
        return new Output(inside.pipeline(), place);
    }

    private static Expression included(ActionParser inside, Place place) {
        String name = inside.string().orElse("");
        Expression data = inside.pipeline();
        return new Call("include", List.of(new Constant(TemplateValue.Scalar.string(name, place)), data), place);
    }

    private List<TemplateNode> block() {
        depth++;
        List<TemplateNode> body = body();
        depth--;
        return body;
    }

    private TemplateNode condition(Expression first) {
        List<Branch> branches = new ArrayList<>(List.of(new Branch(first, block())));
        while (at < parts.size()) {
            ActionParser inside = new ActionParser(file, parts.get(at).inside());
            if (!inside.takes("else")) {
                break;
            }
            at++;
            if (!inside.takes("if")) {
                List<TemplateNode> otherwise = block();
                ends();
                return new If(branches, otherwise);
            }
            branches.add(new Branch(inside.pipeline(), block()));
        }
        ends();
        return new If(branches, List.of());
    }

    private List<TemplateNode> otherwise() {
        List<TemplateNode> body = List.of();
        if (at < parts.size() && new ActionParser(file, parts.get(at).inside()).takes("else")) {
            at++;
            body = block();
        }
        ends();
        return body;
    }

    /** Goes beyond the end of a block. */
    private void ends() {
        at++;
    }
}
