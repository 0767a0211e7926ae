package dev.pintail.manifest.component;

import java.util.Set;

/** The names of all components that a manifest can have. */
public final class ComponentTypes {
    public static final Set<String> NAMES = FieldTable.of(DeclarativeSource.SHAPE).keySet();

    private ComponentTypes() {}
}
