package io.pelato.testing;

import io.pelato.machine.WholeFile;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The result of a suite as CI servers read it: the XML of Surefire, one file a suite. But for the times, the same result
 * gives the same bytes.
 */
public final class SurefireReport {

    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final TestSuite suite;

    /** The report of a suite. */
    public SurefireReport(TestSuite suite) {
        this.suite = suite;
    }

    /**
     * Writes {@code TEST-NAME.xml}.
     *
     * @throws io.pelato.problem.ProblemsException if it cannot be written
     */
    public void write(Path folder) {
        WholeFile.write(folder.resolve("TEST-" + suite.name() + ".xml"), text());
    }

    String text() {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", suite.name());
            xml.writeAttribute("time", seconds(suite.took()));
            xml.writeAttribute("tests", Integer.toString(suite.cases().size()));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", Long.toString(suite.skipped()));
            xml.writeAttribute("failures", Integer.toString(suite.failed().size()));
            for (TestCase test : suite.cases()) {
                xml.writeCharacters("\n  ");
                write(xml, test);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void write(XMLStreamWriter xml, TestCase test) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", allowed(test.name()));
        xml.writeAttribute("classname", suite.name());
        xml.writeAttribute("time", seconds(test.took()));
        if (test.verdict() instanceof Verdict.Failed failed) {
            String place = test.location().map(at -> at + ": ").orElse("");
            element(xml, "failure", "message", failed.message(), place + failed.message());
        } else if (test.verdict() instanceof Verdict.Skipped skipped) {
            element(xml, "skipped", "message", skipped.reason(), "");
        }
        if (!test.output().isEmpty()) {
            xml.writeCharacters("\n    ");
            xml.writeStartElement("system-out");
            xml.writeCharacters(allowed(String.join("\n", test.output())));
            xml.writeEndElement();
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String attribute, String value, String content)
            throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement(name);
        xml.writeAttribute(attribute, allowed(value));
        xml.writeCharacters(allowed(content));
        xml.writeEndElement();
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0);
    }

    /** What XML 1.0 may hold; a task may return anything. */
    private static String allowed(String text) {
        return text.codePoints()
                .map(c -> isAllowed(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int c) {
        boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return c == '\t' || c == '\n' || (c >= ' ' && !lone && c != 0xFFFE && c != 0xFFFF);
    }
}
