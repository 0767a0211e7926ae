package dev.pintail.template.value;

import dev.pintail.template.python.PythonObject;

/** An object of Python that manifests have no use for except to print it, such as a time zone. */
record Printed(String typeName, String str, String repr) implements PythonObject {}
