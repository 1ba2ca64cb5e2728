package dev.undebug.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Suppression;
import dev.undebug.scan.ServiceReport;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Content;
import dev.undebug.source.Edit;
import dev.undebug.source.Range;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes the report for machines. Its shape is a contract: fields may be added, none may change. Written field by
 * field, since loading an object mapper would take longer than a small scan.
 */
final class JsonReport implements ReportFormat {
    private static final int VERSION = 1;

    @Override
    public void write(ScanReport report, PrintWriter out) {
        StringWriter text = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            report(json, report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print(text + "\n");
    }

    private static void report(JsonGenerator json, ScanReport report) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", "undebug");
        json.writeStringField("version", Version.current());
        json.writeEndObject();
        json.writeArrayFieldStart("services");
        for (ServiceReport service : report.services()) {
            service(json, service);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("findings");
        for (Finding finding : report.findings()) {
            finding(json, finding);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("unread");
        for (Content.Unread unread : report.unread()) {
            json.writeStartObject();
            json.writeStringField("path", unread.path());
            json.writeStringField("reason", unread.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : report.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("summary");
        json.writeNumberField("files", report.files());
        json.writeNumberField("findings", report.findings().size());
        json.writeBooleanField("finished", report.isWhole());
        json.writeBooleanField("fixesTried", report.extent().proved());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void service(JsonGenerator json, ServiceReport service) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", service.name());
        json.writeStringField("path", service.place().path());
        json.writeNumberField("line", service.place().line());
        json.writeStringField("launcher", service.launcher().id());
        json.writeStringField("environment", service.role().id());
        json.writeStringField("exposure", service.exposure().id());
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule());
        json.writeStringField("severity", finding.severity().id());
        json.writeStringField("exposure", finding.exposure().id());
        json.writeStringField("message", finding.message());
        json.writeStringField("path", finding.place().path());
        range(json, finding.place().range());
        json.writeArrayFieldStart("evidence");
        for (EvidenceStep link : finding.evidence()) {
            json.writeStartObject();
            json.writeStringField("path", link.place().path());
            json.writeNumberField("line", link.place().line());
            json.writeStringField("text", link.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeFieldName("fix");
        if (finding.fix().isPresent()) {
            fix(json, finding.fix().get());
        } else {
            json.writeNull();
        }
        json.writeStringField("fingerprint", finding.fingerprint());
        json.writeBooleanField("suppressed", finding.suppressed());
        if (finding.suppression().isPresent()) {
            Suppression suppression = finding.suppression().get();
            json.writeObjectFieldStart("suppression");
            json.writeNumberField("line", suppression.place().line());
            json.writeStringField("reason", suppression.reason());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void fix(JsonGenerator json, Fix fix) throws IOException {
        json.writeStartObject();
        json.writeStringField("description", fix.description());
        json.writeArrayFieldStart("edits");
        for (Edit edit : fix.edits()) {
            json.writeStartObject();
            json.writeStringField("path", edit.path());
            range(json, edit.file().range(edit.span()));
            json.writeStringField("text", edit.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void range(JsonGenerator json, Range range) throws IOException {
        json.writeNumberField("startLine", range.start().line());
        json.writeNumberField("startColumn", range.start().column());
        json.writeNumberField("endLine", range.end().line());
        json.writeNumberField("endColumn", range.end().column());
    }
}
