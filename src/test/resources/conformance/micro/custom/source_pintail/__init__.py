"""A connector of its own for the recordings of custom components; made for them, used by nobody."""
