package dev.pintail.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.manifest.InvalidManifestException;
import dev.pintail.manifest.Manifest;
import dev.pintail.manifest.component.ComponentTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every component type of the format is constructed and run by recordings of the reference that are in this project. Which by how
 * many, is written to {@code target/conformance/component-use.txt}.
 */
class ComponentUseTest {
    /** The reference fails whenever it calls one, so that it is constructed and run, but never to a good end. */
    private static final String NEVER_WORKS = "PredicateValidator";

    @Test
    void everyTypeIsRunByACaseOfTheProject() throws IOException {
        Map<String, Integer> cases = counted(Conformance.ownFolder());

        Path listing = Path.of("target", "conformance", "component-use.txt");
        Files.createDirectories(listing.getParent());
        Files.write(
                listing,
                cases.entrySet().stream()
                        .map(entry -> "%-40s %4d".formatted(entry.getKey(), entry.getValue()))
                        .toList());
        cases.values().removeIf(count -> count > 0);
        assertThat(cases).containsOnlyKeys(NEVER_WORKS);
    }

    @Test
    void theOneThatNeverWorksIsRunNevertheless() {
        ConnectorCase recorded = ConnectorCase.read(Conformance.ownFolder().resolve("micro/loading/validation-predicate.json"));

        assertThat(recorded.manifest().toString()).contains(NEVER_WORKS);
        assertThat(recorded.steps()).isNotEmpty();
    }

    private static Map<String, Integer> counted(Path folder) {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> names = ComponentTypes.NAMES.stream()
                .collect(Collectors.toMap(name -> recordName(name).toLowerCase(Locale.ROOT), name -> name));
        ComponentTypes.NAMES.forEach(name -> counts.put(name, 0));
        for (Path file : RunCases.files(folder.resolve("micro"))) {
            for (String record : used(ConnectorCase.read(file))) {
                String name = names.get(record.toLowerCase(Locale.ROOT));
                if (name != null) {
                    counts.merge(name, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    private static Set<String> used(ConnectorCase connector) {
        try {
            Manifest manifest = DeclarativeSourceSteps.manifest(connector);
            return ComponentUse.of(manifest, connector.steps());
        } catch (InvalidManifestException e) {
            return Set.of();
        }
    }

    /** The two components whose word is too short for a class. */
    private static String recordName(String type) {
        return switch (type) {
            case "ApiKey" -> "SessionTokenRequestApiKeyAuthenticator";
            case "Bearer" -> "SessionTokenRequestBearerAuthenticator";
            default -> type;
        };
    }
}
