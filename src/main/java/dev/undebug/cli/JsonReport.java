package dev.undebug.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.rule.Evidence;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.scan.ServiceReport;
import dev.undebug.source.Edit;
import dev.undebug.source.Range;
import java.io.PrintWriter;

/** The report for machines. Its shape is a contract: fields may be added, none may change. */
final class JsonReport implements ReportFormat {
    private static final int VERSION = 1;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    @Override
    public void write(ScanReport report, PrintWriter out) {
        ObjectNode root = NODES.objectNode().put("version", VERSION);
        root.putObject("tool").put("name", "undebug").put("version", Version.current());
        ArrayNode services = root.putArray("services");
        report.services().forEach(service -> services.add(service(service)));
        ArrayNode findings = root.putArray("findings");
        report.findings().forEach(finding -> findings.add(finding(finding)));
        root.putObject("summary")
                .put("files", report.files())
                .put("findings", report.findings().size());
        try {
            out.print(WRITER.writeValueAsString(root) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode service(ServiceReport service) {
        return NODES.objectNode()
                .put("name", service.name())
                .put("path", service.place().path())
                .put("line", service.place().line())
                .put("launcher", service.launcher().id())
                .put("environment", service.role().id())
                .put("exposure", service.exposure().id());
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode node = NODES.objectNode()
                .put("rule", finding.rule())
                .put("severity", finding.severity().id())
                .put("exposure", finding.exposure().id())
                .put("message", finding.message())
                .put("path", finding.place().path());
        range(node, finding.place().range());
        ArrayNode evidence = node.putArray("evidence");
        finding.evidence().forEach(link -> evidence.add(evidence(link)));
        finding.fix().ifPresentOrElse(fix -> node.set("fix", fix(fix)), () -> node.putNull("fix"));
        return node.put("fingerprint", finding.fingerprint()).put("suppressed", finding.suppressed());
    }

    private static ObjectNode evidence(Evidence link) {
        return NODES.objectNode()
                .put("path", link.place().path())
                .put("line", link.place().line())
                .put("text", link.text());
    }

    private static ObjectNode fix(Fix fix) {
        ObjectNode node = NODES.objectNode().put("description", fix.description());
        ArrayNode edits = node.putArray("edits");
        fix.edits().forEach(edit -> edits.add(edit(edit)));
        return node;
    }

    private static ObjectNode edit(Edit edit) {
        ObjectNode node = NODES.objectNode().put("path", edit.path());
        range(node, edit.file().range(edit.span()));
        return node.put("text", edit.text());
    }

    private static void range(ObjectNode node, Range range) {
        node.put("startLine", range.start().line())
                .put("startColumn", range.start().column())
                .put("endLine", range.end().line())
                .put("endColumn", range.end().column());
    }
}
