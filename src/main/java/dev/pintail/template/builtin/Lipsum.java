package dev.pintail.template.builtin;

import dev.pintail.template.python.Truth;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.IntegerMath;
import dev.pintail.template.value.Markup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Filler text; no manifest has a use for it, but a template that calls it is not wrong. */
final class Lipsum {
    private static final List<String> WORDS =
            Arrays.asList("lorem ipsum dolor sit amet consectetuer adipiscing elit vestibulum mauris".split(" "));

    private Lipsum() {}

    /** Arguments: number of paragraphs, as HTML, least and greatest number of words. */
    static Object generate(Evaluation evaluation, Object[] a) {
        long count = IntegerMath.toLong(a[0]);
        int least = IntegerMath.toInt(a[2]);
        int most = Math.max(least + 1, IntegerMath.toInt(a[3]));
        boolean html = Truth.of(a[1]);
        List<String> paragraphs = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            int length = ThreadLocalRandom.current().nextInt(least, most);
            evaluation.budget().text(16L * Math.max(0, length) + 16);
            List<String> words = new ArrayList<>();
            for (int word = 0; word < length; word++) {
                words.add(WORDS.get(ThreadLocalRandom.current().nextInt(WORDS.size())));
            }
            String paragraph = String.join(" ", words) + ".";
            paragraphs.add(html ? "<p>" + paragraph + "</p>" : paragraph);
        }
        return html ? new Markup(String.join("\n", paragraphs)) : String.join("\n\n", paragraphs);
    }
}
