package dev.pintail.secret;

import dev.pintail.secret.SecretBackend.Situation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Places on the machine itself. */
public final class LocalBackends {
    private LocalBackends() {}

    public static SecretBackend environment() {
        return new Named(
                "env",
                Map.of("PLAIN", SecretBackend.SECRET, "DOC", SecretBackend.DOCUMENT, "BROKEN", "s3cr3t not { json"));
    }

    public static SecretBackend dotenv(Path folder) throws IOException {
        Files.writeString(folder.resolve(".env"), """
                # a comment
                PLAIN='%s'
                export DOC='%s'
                BROKEN = s3cr3t not { json # and a remark
                """.formatted(
                        SecretBackend.SECRET, SecretBackend.DOCUMENT.replace("\\", "\\\\")));
        return new Named("dotenv", Map.of());
    }

    public static SecretBackend file(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/plain"), SecretBackend.SECRET + "\n");
        Files.writeString(folder.resolve("secrets/doc.json"), SecretBackend.DOCUMENT);
        Files.writeString(folder.resolve("secrets/broken.json"), "s3cr3t not { json");
        return new FixedReferences(
                Map.of(),
                Map.of(
                        Situation.FOUND, "${file:secrets/plain}",
                        Situation.MEMBER, "${file:secrets/doc.json#key}",
                        Situation.POINTER, "${file:%s#/a.b/n}".formatted(folder.resolve("secrets/doc.json")),
                        Situation.WRONG_NAME, "${file:secrets/nothing}",
                        Situation.MALFORMED, "${file:secrets/broken.json#key}",
                        Situation.MISSING_KEY, "${file:secrets/doc.json#other}"));
    }

    /** Files as systemd puts them beside a process. */
    public static SecretBackend mounted(Path folder) throws IOException {
        Path credentials = Files.createDirectories(folder.resolve("credentials"));
        Files.writeString(credentials.resolve("plain"), SecretBackend.SECRET);
        Files.writeString(credentials.resolve("doc"), SecretBackend.DOCUMENT + "\n");
        Files.writeString(credentials.resolve("broken"), "s3cr3t not { json");
        Files.writeString(folder.resolve("secret"), "s3cr3t outside of it");
        return new FixedReferences(
                Map.of("CREDENTIALS_DIRECTORY", credentials.toString()),
                Map.of(
                        Situation.FOUND, "${custom:plain}",
                        Situation.MEMBER, "${custom:doc#key}",
                        Situation.POINTER, "${custom:doc#/a.b/n}",
                        Situation.WRONG_NAME, "${custom:../secret}",
                        Situation.MALFORMED, "${custom:broken#key}",
                        Situation.MISSING_KEY, "${custom:doc#other}"));
    }

    public static SecretBackend command(Path folder) throws IOException {
        Files.writeString(folder.resolve("secret.txt"), SecretBackend.SECRET + "\n");
        SecretBackend allowed = new FixedReferences(
                Map.of("PINTAIL_ALLOW_EXEC", "1"),
                Map.of(
                        Situation.FOUND, "${exec:cat secret.txt}",
                        Situation.WRONG_NAME, "${exec:true}",
                        Situation.DENIED, "${exec:echo s3cr3}",
                        Situation.SLOW, "${exec:sleep 100}"));
        return new SecretBackend() {
            @Override
            public Map<String, String> environment(Situation situation) {
                return switch (situation) {
                    case DENIED -> Map.of();
                    case SLOW -> Map.of("PINTAIL_ALLOW_EXEC", "1", "PINTAIL_SECRET_TIMEOUT", "1");
                    case FOUND, MEMBER, POINTER, WRONG_NAME, MALFORMED, MISSING_KEY -> allowed.environment(situation);
                };
            }

            @Override
            public Optional<String> reference(Situation situation) {
                return allowed.reference(situation);
            }
        };
    }

    /** Places that know PLAIN, DOC and BROKEN. */
    record Named(String scheme, Map<String, String> variables) implements SecretBackend {
        @Override
        public Map<String, String> environment(Situation situation) {
            return variables;
        }

        @Override
        public Optional<String> reference(Situation situation) {
            return switch (situation) {
                case FOUND -> Optional.of("${%s:PLAIN}".formatted(scheme));
                case MEMBER -> Optional.of("${%s:DOC#key}".formatted(scheme));
                case POINTER -> Optional.of("${%s:DOC#/a.b/n}".formatted(scheme));
                case WRONG_NAME -> Optional.of("${%s:NOTHING}".formatted(scheme));
                case MALFORMED -> Optional.of("${%s:BROKEN#key}".formatted(scheme));
                case MISSING_KEY -> Optional.of("${%s:DOC#other}".formatted(scheme));
                case DENIED, SLOW -> Optional.empty();
            };
        }
    }

    /** A reference for each situation that can happen. */
    record FixedReferences(Map<String, String> variables, Map<Situation, String> references) implements SecretBackend {
        @Override
        public Map<String, String> environment(Situation situation) {
            return variables;
        }

        @Override
        public Optional<String> reference(Situation situation) {
            return Optional.ofNullable(references.get(situation));
        }
    }
}
