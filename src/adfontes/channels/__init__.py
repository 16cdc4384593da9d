"""Voice and chat over a folder of courses: an Alexa skill and a Messenger page (extra ``channels``). Off by default.

``talk`` holds the conversation, whatever carries it, and ``speaking`` its words; ``alexa`` and ``messenger`` translate
to and from their services, ``alexa_request`` proves that a request is Amazon's; ``serving`` answers on this machine.
"""
