package dev.pintail.source.custom;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.CustomCode;
import dev.pintail.template.Scope;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * All {@link CustomClasses} of the program. They are looked for when the first manifest needs one: most need none. Thread-safe.
 */
public final class InstalledClasses {
    private InstalledClasses() {}

    /**
     * The component that takes the place of a Python class.
     *
     * @param kind the kind that fits in the place
     * @param role the place in the words of messages, for example {@code "record extractor"}
     * @throws ManifestException MANIFEST_UNSUPPORTED if there is none
     */
    public static <C extends CustomComponent> C require(Class<C> kind, String role, CustomCode code, Scope scope) {
        CustomDefinition definition = CustomDefinition.of(code, scope);
        return Holder.ALL.stream()
                .map(classes -> classes.component(definition))
                .flatMap(Optional::stream)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> unsupported(role, code.className()));
    }

    private static ManifestException unsupported(String role, String className) {
        return new ManifestException(
                ErrorCode.MANIFEST_UNSUPPORTED,
                "The manifest needs the Python class %s as %s".formatted(className, role),
                "Python code is not run. Leave out the streams that need it, or install a Java class in its place"
                        + " (dev.pintail.source.custom.CustomClasses).");
    }

    private static final class Holder {
        static final List<CustomClasses> ALL = ServiceLoader.load(
                        CustomClasses.class, CustomClasses.class.getClassLoader())
                .stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
