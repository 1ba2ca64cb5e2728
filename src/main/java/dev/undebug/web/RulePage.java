package dev.undebug.web;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import dev.undebug.rule.Example;
import dev.undebug.rule.RuleDoc;
import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.List;
import java.util.regex.Pattern;

/** The page about a rule, for readers who follow the link in a comment. */
final class RulePage {
    /** The marks in the examples are for the tests that run them. */
    private static final Pattern MARK = Pattern.compile(" *#: [a-z -]+$", Pattern.MULTILINE);

    private RulePage() {}

    static String list(List<RuleDoc> docs) {
        return Page.of(
                "Rules",
                h1("Rules"),
                table(tbody(each(
                        docs,
                        doc -> tr(th(a(code(doc.id())).withHref("/rules/" + doc.id())), td(inline(doc.title())))))));
    }

    static String of(RuleDoc doc) {
        return Page.of(
                doc.title().replace("`", ""),
                h1(inline(doc.title())),
                p(code(doc.id())).withClass("soft"),
                each(List.of(doc.why().strip().split("\n\n")), paragraph -> p(inline(paragraph))),
                h2("Reported"),
                each(doc.bad(), example -> example(example)),
                h2("Not reported"),
                each(doc.good(), example -> example(example)),
                iff(!doc.links().isEmpty(), h2("Read more")),
                ul(each(doc.links(), link -> li(a(link).withHref(link)))),
                p(a("All rules").withHref("/rules")));
    }

    /** Formats text between backticks as code. */
    private static DomContent[] inline(String markdown) {
        String[] parts = markdown.split("`", -1);
        DomContent[] content = new DomContent[parts.length];
        for (int i = 0; i < parts.length; i++) {
            content[i] = i % 2 == 0 ? TagCreator.text(parts[i]) : code(parts[i]);
        }
        return content;
    }

    private static DomContent example(Example example) {
        return TagCreator.div(
                p(code(example.path())).withClass("soft"),
                pre(code(MARK.matcher(example.text()).replaceAll(""))),
                example.fixed()
                        .<DomContent>map(fixed -> TagCreator.div(p("Fixed:").withClass("soft"), pre(code(fixed))))
                        .orElse(TagCreator.text("")));
    }
}
