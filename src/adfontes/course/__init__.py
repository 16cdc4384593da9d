"""The course file: schema, writer, reader, search index, integrity check."""
