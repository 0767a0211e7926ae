package dev.pintail.api;

import dev.pintail.api.LocalApi.Answer;
import dev.pintail.api.ServiceApi.Asked;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Answers {@code it/rotating.manifest.yaml}: each refresh token is good for one use and gives the next. */
public final class RotatingTokensApi implements AutoCloseable {
    private final ServiceApi api = new ServiceApi(this::answer);
    private final List<String> issued = new ArrayList<>(List.of("refresh-token-number-0"));
    private volatile Consumer<String> whenUsed = token -> {};
    private volatile Runnable whenExchanged = () -> {};

    public String url() {
        return api.url();
    }

    /** The refresh token that is good now. */
    public synchronized String refreshToken() {
        return issued.getLast();
    }

    /** How often a token was exchanged. */
    public synchronized int exchanges() {
        return issued.size() - 1;
    }

    /** Somebody authenticates anew: what was issued before is worth nothing. */
    public synchronized String authenticate() {
        issued.add("refresh-token-given-by-hand-" + issued.size());
        return issued.getLast();
    }

    /** Is told the newest refresh token whenever records are asked for. */
    public void onUse(Consumer<String> listener) {
        whenUsed = listener;
    }

    /** Is told of an exchange before its answer goes out. */
    public void onExchange(Runnable listener) {
        whenExchanged = listener;
    }

    @Override
    public void close() {
        api.close();
    }

    private synchronized Answer answer(Asked request) {
        if (request.uri().getPath().equals("/token")) {
            Map<String, String> form = LocalApi.query(URI.create("?" + request.body()));
            if (!form.get("refresh_token").equals(issued.getLast())) {
                return Answer.json(400, Map.of("error", "invalid_grant"));
            }
            issued.add("refresh-token-number-" + issued.size());
            whenExchanged.run();
            return Answer.json(
                    Map.of("access_token", accessToken(), "refresh_token", issued.getLast(), "expires_in", 3600L));
        }
        if (!request.header("Authorization").equals("Bearer " + accessToken())) {
            return Answer.json(401, Map.of("error", "wrong token"));
        }
        whenUsed.accept(issued.getLast());
        return Answer.json(Map.of("data", List.of(Map.of("name", "one"))));
    }

    private String accessToken() {
        return "access-token-number-" + issued.size();
    }
}
