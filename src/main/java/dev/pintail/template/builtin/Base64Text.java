package dev.pintail.template.builtin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.template.TemplateException;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.value.BytesMethods;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.Texts;
import dev.pintail.template.value.Undefined;
import java.util.Base64;

/** The base64 filters. */
final class Base64Text {
    private Base64Text() {}

    static Object encode(Evaluation evaluation, Object[] a) {
        String encoded = Base64.getEncoder().encodeToString(text(a[0]).getBytes(UTF_8));
        evaluation.budget().text(encoded.length());
        return encoded;
    }

    /** Named "decode" in the reference, but it encodes; only ASCII. */
    static Object encodeAscii(Evaluation evaluation, Object[] a) {
        String text = text(a[0]);
        if (!US_ASCII.newEncoder().canEncode(text)) {
            throw new TemplateException.Raised("UnicodeEncodeError", "'ascii' codec can't encode a character");
        }
        return encode(evaluation, a);
    }

    /** Characters outside of the alphabet do not count, what follows the padding neither. */
    static Object decode(Evaluation evaluation, Object[] a) {
        String text = text(a[0]);
        StringBuilder digits = new StringBuilder(text.length());
        int padding = 0;
        for (int i = 0; i < text.length() && !(padding > 0 && (digits.length() + padding) % 4 == 0); i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                digits.append(c);
                padding = 0;
            } else if (c == '=' && digits.length() % 4 >= 2) {
                padding++;
            }
        }
        if (digits.length() % 4 == 1) {
            throw new TemplateException.Raised(
                    "Error",
                    "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4"
                            .formatted(digits.length()));
        }
        if ((digits.length() + padding) % 4 != 0) {
            throw new TemplateException.Raised("Error", "Incorrect padding");
        }
        evaluation.budget().text(digits.length());
        return BytesMethods.decode(Base64.getDecoder().decode(digits.toString()));
    }

    private static boolean isDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }

    private static String text(Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        String text = Texts.of(value);
        if (text == null) {
            throw new PythonError.AttributeError("'" + PyType.nameOf(value) + "' object has no attribute 'encode'");
        }
        return text;
    }
}
