package dev.pintail.manifest.yaml;

/**
 * What a text says, and where.
 *
 * @param value of the value model, except that a date is a {@link java.time.LocalDate}, a time a
 *     {@link java.time.LocalDateTime} or {@link java.time.OffsetDateTime}, binary data a {@code byte[]} and a set a
 *     {@link java.util.Set}; aliases share one object; null for an empty text
 * @param lines where the mappings stand
 */
public record YamlDocument(Object value, YamlLines lines) {}
