package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.either;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;

/** Where the names of the properties that a request asks for come from. */
public sealed interface PropertySource permits PropertySource.ListedProperties, PropertiesFromEndpoint {
    /** Both of them. */
    Shape<PropertySource> SHAPE =
            either(listOf(TEXT).as((names, raw) -> new ListedProperties(names)), PropertiesFromEndpoint.SHAPE);

    /** Names in the manifest. */
    record ListedProperties(List<String> names) implements PropertySource {}
}
