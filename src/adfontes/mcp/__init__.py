"""A Model Context Protocol server over a folder of courses: read-only tools, on standard input and output.

``tools`` says what can be asked and answers it in plain data; ``server`` puts the protocol around it (extra ``mcp``).
"""
