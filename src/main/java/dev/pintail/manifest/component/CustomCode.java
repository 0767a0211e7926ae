package dev.pintail.manifest.component;

import java.util.Map;

/** A component that is a Python class of the connector's own; what a Java class has to know to take its place. */
public interface CustomCode {
    /** The class with its modules, for example {@code source_declarative_manifest.components.LabelsExtractor}. */
    String className();

    /** All properties as they stand in the manifest, {@code class_name} included. */
    Map<String, Object> properties();

    /** The {@code $parameters}; empty where the format has none. */
    Map<String, Object> parameters();
}
