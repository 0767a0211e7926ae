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

                Files of a `FileUploader` are kept in a folder or in S3, each stream's apart, and the record says where (`file_reference`).
                `PINTAIL_FILES` names the folder (else a temporary one), or a bucket of S3 as `s3://bucket/prefix`, with the environment's credential.

                | type | since | options | notes |
                |---|---|---|---|
                %s

                ## Code of the connector's own

                A component with a `class_name` is a Python class of its connector. Python is not run. A stream that needs such a class fails
                with `MANIFEST_UNSUPPORTED`, and the message names the stream and the class; the other streams of the manifest run.

                A Java class can take the place of a Python class. Implement `dev.pintail.source.custom.CustomClasses` (one method: the name of
                the Python class and its properties in, a component out), name your class in
                `META-INF/services/dev.pintail.source.custom.CustomClasses`, and put the JAR on the class path; a native executable has what was
                on it when it was built. There is a kind for each of the %d components above whose name begins with `Custom`:
                `dev.pintail.source.custom.CustomComponent` has them all. A class that would extend one of the format's own components gets
                what that one does with the same properties.

                These are there already, written from what their documentation says they do:

                | connector | class |
                |---|---|
                | Jira | `LabelsRecordExtractor` |
                | Klaviyo | `KlaviyoIncludedFieldExtractor` |
                | Mailchimp | `MailChimpRecordExtractorEmailActivity` |
                | Mixpanel | `RevenueDpathExtractor`, `EngageTransformation` |
                | Okta | `CustomBearerAuthenticator` |
                | Pinterest | `AdAccountRecordExtractor`, `PinterestReportDownloadExtractor` |
                | Slack | `ChannelMembersExtractor` |
                | Zoom | `ServerToServerOauthAuthenticator` |
                """.formatted(
                        COMPONENTS.size(),
                        COMPONENTS.entrySet().stream()
                                .map(entry -> row(entry.getKey(), entry.getValue()))
                                .collect(Collectors.joining("\n")),
                        COMPONENTS.keySet().stream()
                                .filter(name -> name.startsWith("Custom"))
                                .count());
    }

    private static String row(String name, List<Field> fields) {
        ComponentNotes notes = NOTES.get(name);
        String options = fields.isEmpty()
                ? "none"
                : fields.stream()
                        .map(field -> option(field, notes.option(field.name())))
                        .collect(Collectors.joining("<br>"));
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
