package dev.pintail.source.auth;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.json.JsonSyntaxException;
import dev.pintail.source.auth.OAuthSettings.AnswerFields;
import dev.pintail.source.http.Response;
import dev.pintail.template.date.LenientDates;
import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Str;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the tokens in the endpoint's answer, at the top or nested.
 *
 * @param now the time of the answer
 * @param previousExpiry stays when the answer names none and it lies ahead
 */
record OAuthAnswerReader(AnswerFields fields, OffsetDateTime now, OffsetDateTime previousExpiry) {
    private static final int MAX_DEPTH = 5;
    private static final int DEFAULT_LIFETIME_HOURS = 1;

    /** @throws SourceException if there is no access token in it, or the lifetime cannot be read */
    OAuthAnswer read(Response response) {
        Object body;
        try {
            body = response.json();
        } catch (IOException | JsonSyntaxException e) {
            throw invalid("The token endpoint's answer is no JSON", e);
        }
        Object token = find(body, fields.accessTokenName(), 0);
        if (token == null || token.equals("")) {
            throw invalid("Token refresh API response was missing access token " + fields.accessTokenName(), null);
        }
        Optional<String> refreshToken =
                Optional.ofNullable(find(body, fields.refreshTokenName(), 0)).map(Str::of);
        return new OAuthAnswer(Str.of(token), expiry(find(body, fields.expiresInName(), 0)), refreshToken);
    }

    private OffsetDateTime expiry(Object expiresIn) {
        if (expiresIn == null) {
            return now.isAfter(previousExpiry) ? now.plusHours(DEFAULT_LIFETIME_HOURS) : previousExpiry;
        }
        try {
            return fields.expiresInIsDate()
                    ? LenientDates.parse(Str.of(expiresIn), LocalDate.from(now))
                    : now.plusSeconds(
                            Numbers.toInt(Numbers.toFloat(Str.of(expiresIn))).longValue());
        } catch (PythonError e) {
            throw invalid("Invalid %s value in the token endpoint's answer".formatted(fields.expiresInName()), e);
        }
    }

    /** The first value of this name that is not null, depth first; the level itself comes before what is below it. */
    private static Object find(Object value, String name, int depth) {
        if (depth > MAX_DEPTH) {
            throw new SourceException(
                    ErrorCode.SOURCE_AUTH_FAILED,
                    FailureType.CONFIG_ERROR,
                    "The maximum level of recursion is reached. Couldn't find the specified `%s` in the response."
                            .formatted(name),
                    "%s was not found within %d levels".formatted(name, MAX_DEPTH),
                    "Check the names of the response fields in the OAuthAuthenticator.",
                    null);
        }
        if (value instanceof Map<?, ?> object && object.containsKey(name)) {
            return object.get(name);
        }
        Collection<?> inner = switch (value) {
            case Map<?, ?> object -> object.values();
            case List<?> list -> list;
            case null, default -> List.of();
        };
        for (Object element : inner) {
            Object found = find(element, name, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static SourceException invalid(String problem, Exception cause) {
        return new SourceException(
                ErrorCode.SOURCE_RESPONSE_INVALID,
                FailureType.SYSTEM_ERROR,
                problem,
                problem,
                "Check the token endpoint and the names of the response fields in the OAuthAuthenticator.",
                cause);
    }
}
