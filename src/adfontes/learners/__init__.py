"""The learner's own data (Django models): reviews, answers, card lineage. The only mutable state.

:func:`open_learners` opens it for the command line; the web takes :func:`database_settings` into its own settings.
Importing this room imports no Django.
"""

from adfontes.learners.database import SETTINGS, database_settings, learners_path, open_learners, place_of, prepare

__all__ = ["SETTINGS", "database_settings", "learners_path", "open_learners", "place_of", "prepare"]
