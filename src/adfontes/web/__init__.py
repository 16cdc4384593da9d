"""The browser app: server-rendered pages on localhost, without an account."""
