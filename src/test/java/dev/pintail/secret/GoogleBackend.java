package dev.pintail.secret;

import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Google Secret Manager, in a stand-in. */
public record GoogleBackend(GoogleStandIn google) implements SecretBackend {
    public static GoogleBackend filled() throws GeneralSecurityException {
        return new GoogleBackend(new GoogleStandIn()
                .put("plain", "an old version")
                .put("plain", SECRET)
                .put("doc", DOCUMENT)
                .put("broken", "s3cr3t not { json"));
    }

    @Override
    public Map<String, String> environment(Situation situation) {
        Map<String, String> environment = new HashMap<>(google.environment());
        if (situation == Situation.SLOW) {
            environment.put("PINTAIL_SECRET_TIMEOUT", "1");
        }
        return environment;
    }

    @Override
    public Optional<String> reference(Situation situation) {
        return Optional.of("${gcp-sm:projects/p/secrets/%s}"
                .formatted(
                        switch (situation) {
                            case FOUND -> "plain/versions/2";
                            case MEMBER -> "doc#key";
                            case POINTER -> "doc/versions/latest#/a.b/n";
                            case WRONG_NAME -> "nothing";
                            case DENIED -> "denied";
                            case MALFORMED -> "broken#key";
                            case MISSING_KEY -> "doc#other";
                            case SLOW -> "slow";
                        }));
    }

    @Override
    public void close() {
        google.close();
    }
}
