"""The settings of the Django project, made for the folder that is served."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from adfontes.errors import LearnerDataError
from adfontes.learners import SETTINGS as LEARNERS
from adfontes.learners import database_settings, learners_path

SECRET_FILE = "secret-key"  # noqa: S105 - the name of the file, not the key


def make_settings(folder: Path) -> dict[str, Any]:
    """Django's settings for serving ``folder`` on this machine.

    Raises:
        LearnerDataError: nothing can be written in the folder.
    """
    return {
        **LEARNERS,
        "ADFONTES_FOLDER": folder,
        "DATABASES": {"default": database_settings(folder)},
        "DEBUG": False,
        "SECRET_KEY": read_secret(folder),
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
        "ROOT_URLCONF": "adfontes.web.urls",
        "MIDDLEWARE": [
            "adfontes.web.middleware.secure_headers",
            "django.middleware.security.SecurityMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
            "adfontes.web.middleware.ExplainErrors",
        ],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.jinja2.Jinja2",
                "OPTIONS": {"environment": "adfontes.web.templating.make_environment"},
            }
        ],
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_FAILURE_VIEW": "adfontes.web.pages.form_expired",
        "SECURE_REFERRER_POLICY": "same-origin",
        "X_FRAME_OPTIONS": "DENY",
        "USE_I18N": False,
        "LOGGING_CONFIG": None,
    }


def read_secret(folder: Path) -> str:
    """The key that forms are signed with, made when it is first needed and kept beside the learners' data.

    Raises:
        LearnerDataError: it can be neither read nor written.
    """
    path = learners_path(folder).with_name(SECRET_FILE)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            # Two servers that start at once must not each keep a key of its own: only one of them can create the file.
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(50))
        except FileExistsError:
            pass
        return path.read_text(encoding="utf-8").strip() or _refill(path)
    except OSError as error:
        raise LearnerDataError(
            f"your answers cannot be kept in {path.parent}: {error.strerror}; serve a folder that you may write to"
        ) from error


def _refill(path: Path) -> str:
    """Mend a key file that was left empty (a full disk)."""
    key = secrets.token_urlsafe(50)
    path.write_text(key, encoding="utf-8")
    return key
