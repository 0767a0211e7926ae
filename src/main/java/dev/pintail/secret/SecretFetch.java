package dev.pintail.secret;

import static java.util.stream.Collectors.joining;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the providers, each for each name once, those in the network all at the same time. For one thread. */
final class SecretFetch {
    /** How {@code ${secret:NAME}} is written: no provider but all of them, in order. */
    private static final String ANYWHERE = "secret";

    private static final String PERSON = "prompt";

    private final SecretSources sources;
    private final Path folder;
    private final Map<Question, Optional<String>> answers = new LinkedHashMap<>();
    /** Where what was looked for anywhere has been found. */
    private final Map<Question, Question> places = new LinkedHashMap<>();

    /** What is fetched as one piece; references to its members share it. */
    private record Question(String scheme, String name) {}

    SecretFetch(SecretSources sources, Path folder) {
        this.sources = sources;
        this.folder = folder;
    }

    /** Another one that has fetched nothing, but nobody is asked the same again. */
    SecretFetch afresh() {
        SecretFetch fresh = new SecretFetch(sources, folder);
        answers.forEach((question, answer) -> {
            if (place(question).scheme.equals(PERSON)) {
                fresh.answers.put(question, answer);
                fresh.places.put(question, place(question));
            }
        });
        return fresh;
    }

    /** The store that a secret came from; empty if it cannot be changed there. */
    Optional<SecretStore> store(SecretReference reference) {
        Question place = place(question(reference));
        return near(sources.providers().get(place.scheme)) instanceof SecretStore store && store.isWritable(place.name)
                ? Optional.of(store)
                : Optional.empty();
    }

    /** The name of a secret in its store. */
    String nameInStore(SecretReference reference) {
        return place(question(reference)).name;
    }

    private Question place(Question question) {
        return places.getOrDefault(question, question);
    }

    /** Fetches what was not fetched before. */
    void all(Collection<SecretReference> references) {
        Map<Question, SecretReference> wanted = new LinkedHashMap<>();
        references.forEach(reference -> wanted.putIfAbsent(question(reference), reference));
        wanted.keySet().removeAll(answers.keySet());
        Map<Question, FutureTask<Optional<String>>> running = new LinkedHashMap<>();
        try {
            for (Map.Entry<Question, SecretReference> want : wanted.entrySet()) {
                Question question = want.getKey();
                if (isFar(want.getValue())) {
                    running.put(question, started(provider(want.getValue()), question.name));
                }
            }
            for (Map.Entry<Question, SecretReference> want : wanted.entrySet()) {
                answers.put(want.getKey(), answer(want.getValue(), running.get(want.getKey())));
            }
        } finally {
            running.values().forEach(task -> task.cancel(true));
        }
    }

    /** What was fetched for a reference: the whole document if it names a member. */
    Optional<String> secret(SecretReference reference) {
        return answers.get(question(reference));
    }

    private static Question question(SecretReference reference) {
        return new Question(reference.scheme(), reference.name());
    }

    private boolean isFar(SecretReference reference) {
        return !reference.scheme().equals(ANYWHERE) && !(provider(reference) instanceof NearbyProvider);
    }

    private Optional<String> answer(SecretReference reference, FutureTask<Optional<String>> task) {
        try {
            if (task != null) {
                return result(task);
            }
            return reference.scheme().equals(ANYWHERE)
                    ? anywhere(reference.name())
                    : provider(reference).secret(reference.name());
        } catch (ConfigException e) {
            throw SecretErrors.naming(reference, e);
        }
    }

    private Optional<String> anywhere(String name) {
        for (SecretSources.Place place : sources.order()) {
            SecretProvider provider = near(sources.providers().get(place.scheme()));
            String there = place.prefix() + name;
            Optional<String> found =
                    provider instanceof NearbyProvider ? provider.secret(there) : result(started(provider, there));
            if (found.isPresent()) {
                places.put(new Question(ANYWHERE, name), new Question(place.scheme(), there));
                return found;
            }
        }
        return Optional.empty();
    }

    private static FutureTask<Optional<String>> started(SecretProvider provider, String name) {
        FutureTask<Optional<String>> task = new FutureTask<>(() -> provider.secret(name));
        Thread.ofPlatform().name("pintail-secret").daemon().start(task);
        return task;
    }

    private Optional<String> result(FutureTask<Optional<String>> task) {
        try {
            return task.get(sources.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw SecretErrors.unavailable(
                    "no answer within %d seconds".formatted(sources.timeLimit().toSeconds()),
                    "Run it again later, or allow more time with %s.".formatted(SecretSources.TIME_LIMIT_VARIABLE));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConfigException known) {
                throw known;
            }
            // What a provider of somebody else's throws may quote the secret.
            throw SecretErrors.unavailable(
                    "the provider fails with %s"
                            .formatted(e.getCause().getClass().getSimpleName()),
                    "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SecretErrors.unavailable("the run was stopped", "");
        } finally {
            task.cancel(true);
        }
    }

    private SecretProvider provider(SecretReference reference) {
        SecretProvider provider = sources.providers().get(reference.scheme());
        if (provider == null) {
            throw unknown(reference);
        }
        return near(provider);
    }

    private SecretProvider near(SecretProvider provider) {
        return provider instanceof RelativeProvider relative ? relative.in(folder) : provider;
    }

    private ConfigException unknown(SecretReference reference) {
        Set<String> schemes = new LinkedHashSet<>(sources.providers().keySet());
        schemes.add(ANYWHERE);
        return new ConfigException(
                ErrorCode.CONFIG_INVALID,
                "The reference %s has an unknown kind \"%s\".%s"
                        .formatted(reference, reference.scheme(), NearestName.suggestion(reference.scheme(), schemes)),
                "Known kinds: "
                        + schemes.stream()
                                .map(scheme -> "${" + scheme + ":...}")
                                .collect(joining(", "))
                        + ". Text that only looks like a reference is written with two dollar signs.");
    }
}
