"""The course in a browser: a Django project with server-rendered pages, on this machine only.

``library`` knows the course files of a folder, ``pages`` and ``practising`` show them, ``addresses`` makes links,
``settings`` and ``server`` start it. The pieces that pages are made of are the guide's (:mod:`adfontes.guide`).
"""
