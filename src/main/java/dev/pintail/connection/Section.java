package dev.pintail.connection;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One group of settings, read strictly: a key that is not known, missing or of the wrong kind is an error that says where it
 * stands.
 *
 * @param path what messages call the group, for example {@code connections.stripe.source}; empty for the whole
 */
record Section(String path, Setting.Group group) {
    static Section of(String path, Setting setting) {
        if (setting instanceof Setting.Group group) {
            return new Section(path, group);
        }
        throw refused(setting.place(), path, "must be a mapping of keys to values", "");
    }

    /** The names of all members, in order. */
    Set<String> names() {
        return group.members().keySet();
    }

    boolean has(String key) {
        return group.members().containsKey(key);
    }

    /** Refuses members other than these, naming the nearest. */
    Section allowOnly(Set<String> known) {
        group.members().forEach((key, member) -> {
            if (!known.contains(key)) {
                throw refused(
                        member.place(),
                        path,
                        "\"%s\" is not a known key.%s".formatted(key, NearestName.suggestion(key, known)),
                        "Known keys here: " + String.join(", ", known));
            }
        });
        return this;
    }

    Section section(String key) {
        return optionalSection(key).orElseThrow(() -> missing(key));
    }

    Optional<Section> optionalSection(String key) {
        return member(key).map(setting -> of(child(key), setting));
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    Optional<String> optionalText(String key) {
        return member(key).map(setting -> {
            if (setting instanceof Setting.Single single && !single.text().isBlank()) {
                return single.text();
            }
            throw refused(setting.place(), path, "\"%s\" must be a text".formatted(key), "");
        });
    }

    boolean flag(String key) {
        return member(key)
                .map(setting -> {
                    if (setting instanceof Setting.Single single && single.value() instanceof Boolean flag) {
                        return flag;
                    }
                    throw refused(setting.place(), path, "\"%s\" must be true or false".formatted(key), "");
                })
                .orElse(false);
    }

    List<String> texts(String key) {
        return member(key).map(setting -> texts(key, setting)).orElse(List.of());
    }

    /** A path of field names, or one name. */
    Optional<List<String>> fieldPath(String key) {
        return member(key).map(setting -> setting instanceof Setting.Single ? List.of(text(key)) : texts(key, setting));
    }

    /** Several paths of field names; also one name, or a list of names. */
    Optional<List<List<String>>> fieldPaths(String key) {
        return member(key).map(setting -> switch (setting) {
            case Setting.Single single -> List.of(List.of(text(key)));
            case Setting.Items items ->
                items.items().stream()
                        .map(item -> item instanceof Setting.Single single ? List.of(single.text()) : texts(key, item))
                        .toList();
            case Setting.Group wrong ->
                throw refused(
                        wrong.place(),
                        path,
                        "\"%s\" must be a field or a list of fields".formatted(key),
                        "For example: %s: [account, id]".formatted(key));
        });
    }

    /** One of the names of an enum, in lower case. */
    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return optionalText(key)
                .map(text -> List.of(type.getEnumConstants())
                        .get(nameAt(key, group.members().get(key), text, names(type))));
    }

    /** Any of the names of an enum, in lower case; or one word for all of them, or one for none. */
    <E extends Enum<E>> Set<E> choices(String key, Class<E> type, String all, String none) {
        Set<E> everything = EnumSet.allOf(type);
        Optional<Setting> member = member(key);
        if (member.isEmpty()) {
            return Set.of();
        }
        if (member.get() instanceof Setting.Single) {
            return nameAt(key, member.get(), text(key), List.of(all, none)) == 0 ? everything : Set.of();
        }
        List<String> chosen = texts(key, member.get()).stream()
                .map(text -> names(type).get(nameAt(key, member.get(), text, names(type))))
                .toList();
        everything.removeIf(each -> !chosen.contains(each.name().toLowerCase(Locale.ROOT)));
        return everything;
    }

    private static List<String> names(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private int nameAt(String key, Setting setting, String text, List<String> names) {
        int index = names.indexOf(text);
        if (index < 0) {
            throw refused(
                    setting.place(),
                    path,
                    "\"%s\" cannot be \"%s\".%s".formatted(key, text, NearestName.suggestion(text, names)),
                    "It can be: " + String.join(", ", names));
        }
        return index;
    }

    /** The member as values of the value model; an absent one is an empty map. */
    Map<String, Object> values(String key) {
        return optionalSection(key).map(section -> section.group.value()).orElse(Map.of());
    }

    Optional<Setting> member(String key) {
        return Optional.ofNullable(group.members().get(key));
    }

    ConfigException refused(String problem, String hint) {
        return refused(group.place(), path, problem, hint);
    }

    private List<String> texts(String key, Setting setting) {
        if (setting instanceof Setting.Items items
                && items.items().stream().allMatch(Setting.Single.class::isInstance)) {
            return items.items().stream()
                    .map(item -> ((Setting.Single) item).text())
                    .toList();
        }
        throw refused(
                setting.place(),
                path,
                "\"%s\" must be a list of texts".formatted(key),
                "For example: %s: [one, two]".formatted(key));
    }

    private ConfigException missing(String key) {
        return refused("\"%s\" is missing".formatted(key), "");
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static ConfigException refused(Place place, String path, String problem, String hint) {
        String end = problem.endsWith("?") || problem.endsWith(".") ? "" : ".";
        return new ConfigException(
                ErrorCode.CONFIG_INVALID,
                "%s: %s%s%s".formatted(place, path.isEmpty() ? "" : path + ": ", problem, end),
                hint);
    }
}
