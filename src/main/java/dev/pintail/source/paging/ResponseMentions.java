package dev.pintail.source.paging;

import dev.pintail.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which parts of {@code response} templates look at. */
final class ResponseMentions {
    private static final Pattern NAME = Pattern.compile("\\bresponse\\b");
    /** What may stand behind the name: {@code .key}, {@code ['key']} or {@code .get('key'}. */
    private static final Pattern KEY =
            Pattern.compile("\\s*(?:\\.\\s*get\\s*\\(\\s*(['\"])(?<got>[^'\"\\\\]+)\\1\\s*[,)]"
                    + "|\\[\\s*(['\"])(?<item>[^'\"\\\\]+)\\3\\s*\\]"
                    + "|\\.\\s*(?<attribute>[A-Za-z_]\\w*))");
    /** Attributes of a dict, which win over keys. */
    private static final Set<String> METHODS = Set.of(
            "clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values");

    private ResponseMentions() {}

    /** What the templates look at, by their text; all of the response wherever that is not plain to see. */
    static BodyUse in(List<Template> templates) {
        List<String> keys = new ArrayList<>();
        for (Template template : templates) {
            if (!template.variables().contains("response")) {
                continue;
            }
            Matcher mention = NAME.matcher(template.source());
            while (mention.find()) {
                String key = keyBehind(template.source(), mention.end());
                if (key == null) {
                    return new BodyUse.Whole();
                }
                keys.add(key);
            }
        }
        return keys.isEmpty() ? new BodyUse.Nothing() : new BodyUse.Keys(keys);
    }

    private static String keyBehind(String text, int position) {
        Matcher key = KEY.matcher(text).region(position, text.length());
        if (!key.lookingAt()) {
            return null;
        }
        if (key.group("got") != null) {
            return key.group("got");
        }
        if (key.group("item") != null) {
            return key.group("item");
        }
        String attribute = key.group("attribute");
        return METHODS.contains(attribute) ? null : attribute;
    }
}
