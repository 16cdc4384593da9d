"""Exchange with the world: documents to print and edit (Markdown, DOCX, PDF) and calendars.

A :class:`~adfontes.formats.document.Document` is what all written formats are made from; each writer gives bytes.
"""
