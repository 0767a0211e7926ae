package dev.pintail.template.eval;

import dev.pintail.template.syntax.Mentions;
import dev.pintail.template.syntax.Statement;
import java.util.List;

/**
 * A compiled macro.
 *
 * @param defaults of the last parameters
 * @param takesCaller whether it mentions {@code caller}; only then it can be used in a {@code call} block
 * @param takesKeywords whether it mentions {@code kwargs}, and so takes keywords it does not name
 * @param takesRest whether it mentions {@code varargs}
 */
record MacroCode(
        String name,
        List<String> parameters,
        List<Code> defaults,
        Step body,
        boolean takesCaller,
        boolean takesKeywords,
        boolean takesRest) {
    static MacroCode of(String name, List<String> parameters, List<Code> defaults, List<Statement> body, Step code) {
        Mentions mentions = Mentions.of(body);
        return new MacroCode(
                name,
                parameters,
                defaults,
                code,
                mentions.reads("caller"),
                mentions.reads("kwargs"),
                mentions.reads("varargs"));
    }
}
