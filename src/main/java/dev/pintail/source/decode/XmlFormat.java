package dev.pintail.source.decode;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML document as a mapping, as Python's {@code xmltodict} makes it: attributes get {@code @}, text beside them
 * {@code #text}, repeated elements become a list, an empty element is null, everything else is text without blanks around.
 * Names keep their prefixes. Documents with a DOCTYPE that declares entities are refused.
 */
final class XmlFormat {
    private static final int MAX_DEPTH = 1000;

    private XmlFormat() {}

    /**
     * @param encoding of the bytes; null to let the document say it
     * @throws UndecodableException if it is no XML
     */
    static Map<String, Object> read(InputStream in, String encoding) throws IOException {
        try {
            XMLStreamReader reader = encoding == null
                    ? factory().createXMLStreamReader(in)
                    : factory().createXMLStreamReader(Encodings.reader(in, encoding));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // Comments and instructions before the root.
            }
            Map<String, Object> document = new LinkedHashMap<>();
            document.put(reader.getLocalName(), element(reader, 1));
            while (reader.hasNext()) {
                reader.next();
            }
            return document;
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io && !(io instanceof CharConversionException)) {
                throw io;
            }
            String place = e.getLocation() == null
                    ? ""
                    : " at line %d, column %d"
                            .formatted(
                                    e.getLocation().getLineNumber(),
                                    e.getLocation().getColumnNumber());
            throw new UndecodableException("malformed XML" + place, e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** The element that has just been opened. */
    private static Object element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw new UndecodableException("the XML is nested deeper than %d levels".formatted(MAX_DEPTH));
        }
        Map<String, Object> children = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            children.put("@" + attributeName(reader, i), reader.getAttributeValue(i));
        }
        StringBuilder text = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                add(children, reader.getLocalName(), element(reader, depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                text.append(reader.getText());
            }
        }
        String stripped = text.toString().strip();
        if (children.isEmpty()) {
            return stripped.isEmpty() ? null : stripped;
        }
        if (!stripped.isEmpty()) {
            add(children, "#text", stripped);
        }
        return children;
    }

    /** Of {@code xmlns:a} the platform takes the prefix off even if it is told to leave names alone. */
    private static String attributeName(XMLStreamReader reader, int index) {
        String prefix = reader.getAttributePrefix(index);
        String name = reader.getAttributeLocalName(index);
        return prefix == null || prefix.isEmpty() || name.startsWith(prefix + ":") ? name : prefix + ":" + name;
    }

    private static void add(Map<String, Object> parent, String name, Object value) {
        Object present = parent.get(name);
        if (!parent.containsKey(name)) {
            parent.put(name, value);
        } else if (present instanceof List<?>) {
            @SuppressWarnings("unchecked") // a single value is never a list, so this is one made below
            List<Object> values = (List<Object>) present;
            values.add(value);
        } else {
            List<Object> values = new ArrayList<>();
            values.add(present);
            values.add(value);
            parent.put(name, values);
        }
    }
}
