package dev.pintail.source.bookmark;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of a parent: so that its children's slices can be found again without asking the API for it.
 *
 * @param records with the fields that matter to the children and to the parent's cursor
 * @param next where the slice goes on behind it; empty at its end
 */
public record ParentPage(List<Map<String, Object>> records, Optional<SlicePosition> next) {}
