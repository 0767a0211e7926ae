package dev.pintail.manifest.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.json.JsonWriter;
import dev.pintail.manifest.component.FieldTable.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/components.md} says what the records say. To write it anew: {@code ./mvnw test -Dtest=ComponentsPageTest
 * -Dcomponents.write=true}.
 */
class ComponentsPageTest {
    private static final Path PAGE = Path.of("docs/components.md");
    private static final Map<String, List<Field>> COMPONENTS = FieldTable.of(DeclarativeSource.SHAPE);
    private static final Map<String, ComponentNotes> NOTES =
            ComponentNotes.all(Path.of("src/main/java/dev/pintail/manifest/component"));

    @Test
    void thePageIsUpToDate() throws IOException {
        String page = page();
        if (Boolean.getBoolean("components.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("docs/components.md is stale; write it anew with -Dcomponents.write=true")
                .hasContent(page);
    }

    @Test
    void noRowIsEmpty() {
        assertThat(COMPONENTS.keySet())
                .allSatisfy(name -> assertThat(NOTES.get(name)).as(name).satisfies(notes -> {
                    assertThat(notes.first()).isNotBlank().doesNotContain("{@", "|");
                    assertThat(notes.since()).isNotBlank();
                }));
    }

    private static String page() {
        return """
                # Components

                What a manifest can consist of, %d components, written from the program's own records: what stands here is what it reads.
                The format is Airbyte's; [its reference](https://docs.airbyte.com/platform/connector-development/config-based/understanding-the-yaml-file/reference)
                explains it at length. Options in bold have to be there. Any component may have `$parameters`. A text may be a template where
                the format says so.

                | type | since | options | notes |
                |---|---|---|---|
                %s
                """.formatted(
                        COMPONENTS.size(),
                        COMPONENTS.entrySet().stream()
                                .map(entry -> row(entry.getKey(), entry.getValue()))
                                .collect(Collectors.joining("\n")));
    }

    private static String row(String name, List<Field> fields) {
        ComponentNotes notes = NOTES.get(name);
        String options = fields.isEmpty()
                ? "none"
                : fields.stream().map(field -> option(field, notes.option(field.name()))).collect(Collectors.joining("<br>"));
        return "| `%s` | %s | %s | %s |".formatted(name, notes.since(), options, notes.first());
    }

    private static String option(Field field, String note) {
        String name = field.required() ? "**`%s`**".formatted(field.name()) : "`%s`".formatted(field.name());
        return "%s: %s%s%s".formatted(name, field.shape(), absent(field), note.isEmpty() ? "" : "; " + note);
    }

    /** As the shape spells it: {@code one of skip, emit_parent}. */
    private static String spelling(Enum<?> word, String shape) {
        return Arrays.stream(shape.split("[ ,]+"))
                .filter(word.name()::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " is not in: " + shape));
    }

    private static String absent(Field field) {
        return switch (field.absent()) {
            case null -> "";
            case List<?> list when list.isEmpty() -> "";
            case Map<?, ?> map when map.isEmpty() -> "";
            case String text when text.isEmpty() -> "";
            case Boolean flag -> flag ? " (`true`)" : "";
            case String text -> " (`%s`)".formatted(text);
            case Number number -> " (`%s`)".formatted(number);
            case List<?> list -> " (`%s`)".formatted(JsonWriter.COMPACT.write(list));
            case Enum<?> word -> " (`%s`)".formatted(spelling(word, field.shape()));
            default -> throw new IllegalArgumentException("no text for " + field);
        };
    }
}
