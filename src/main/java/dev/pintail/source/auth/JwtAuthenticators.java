package dev.pintail.source.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.OptionPlaces;
import dev.pintail.manifest.component.JwtAuthenticator;
import dev.pintail.manifest.component.JwtAuthenticator.JwtHeaders;
import dev.pintail.manifest.component.JwtAuthenticator.JwtPayload;
import dev.pintail.source.http.OptionPlace;
import dev.pintail.template.InterpolatedMapping;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.JsonLoads;
import dev.pintail.template.Scope;
import dev.pintail.template.ValidTypes;
import dev.pintail.template.python.Str;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes authenticators that sign tokens. Immutable. */
final class JwtAuthenticators {
    private final Scope scope;
    private final InstantSource clock;
    private final Consumer<String> secrets;

    /** @param secrets is told every token */
    JwtAuthenticators(Scope scope, InstantSource clock, Consumer<String> secrets) {
        this.scope = requireNonNull(scope, "scope is null").with("json_loads", new JsonLoads());
        this.clock = requireNonNull(clock, "clock is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
    }

    TokenAuth of(JwtAuthenticator definition) {
        OptionPlace place = definition.requestOption() == null
                ? OptionPlace.header("Authorization")
                : new OptionPlaces(scope).required(definition.requestOption());
        return new TokenAuth(place, provider(definition), 1);
    }

    TokenProvider provider(JwtAuthenticator definition) {
        Map<String, Object> parameters = definition.parameters();
        InterpolatedString key = new InterpolatedString(definition.secretKey(), parameters);
        Optional<InterpolatedString> passphrase = optional(definition.passphrase(), parameters);
        Optional<InterpolatedString> prefix = optional(definition.headerPrefix(), parameters);
        JwtHeaders headers =
                definition.jwtHeaders() == null ? new JwtHeaders(null, "JWT", null) : definition.jwtHeaders();
        JwtPayload payload =
                definition.jwtPayload() == null ? new JwtPayload(null, null, null) : definition.jwtPayload();
        Fields ownHeaders = new Fields(parameters)
                .add("kid", headers.kid())
                .add("typ", headers.typ())
                .add("cty", headers.cty());
        Fields ownClaims = new Fields(parameters)
                .add("iss", payload.iss())
                .add("sub", payload.sub())
                .add("aud", payload.aud());
        InterpolatedMapping moreHeaders = new InterpolatedMapping(definition.additionalJwtHeaders(), parameters);
        InterpolatedMapping moreClaims = new InterpolatedMapping(definition.additionalJwtPayload(), parameters);
        Supplier<JwtTokens.Contents> contents = () -> {
            String phrase = passphrase.map(this::text).orElse("");
            String secret = text(key);
            boolean encode = definition.base64EncodeSecretKey() && phrase.isEmpty();
            return new JwtTokens.Contents(
                    encode ? Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)) : secret,
                    phrase,
                    prefix.map(this::text).orElse(""),
                    ownHeaders.eval(),
                    texts(moreHeaders.eval(scope, ValidTypes.ANY)),
                    ownClaims.eval(),
                    texts(moreClaims.eval(scope, ValidTypes.ANY)));
        };
        return new JwtTokens(definition.algorithm(), definition.tokenDuration(), contents, clock).telling(secrets);
    }

    private String text(InterpolatedString template) {
        Object value = template.eval(scope);
        return value == null ? "" : Str.of(value);
    }

    private static Optional<InterpolatedString> optional(String template, Map<String, Object> parameters) {
        return template == null || template.isEmpty()
                ? Optional.empty()
                : Optional.of(new InterpolatedString(template, parameters));
    }

    private static Map<String, Object> texts(Map<Object, Object> values) {
        Map<String, Object> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(Str.of(name), value));
        return texts;
    }

    /** The registered fields that are set. */
    private final class Fields {
        private final Map<String, Object> parameters;
        private final Map<String, InterpolatedString> templates = new LinkedHashMap<>();

        Fields(Map<String, Object> parameters) {
            this.parameters = parameters;
        }

        Fields add(String name, String template) {
            optional(template, parameters).ifPresent(compiled -> templates.put(name, compiled));
            return this;
        }

        Map<String, Object> eval() {
            Map<String, Object> values = new LinkedHashMap<>();
            templates.forEach((name, template) -> values.put(name, template.eval(scope)));
            return values;
        }
    }
}
