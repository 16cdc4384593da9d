"""Whether a request is Amazon's: its certificate chain, its signature, its age and the skill that it names.

The rules are those of "Host a custom skill as a web service" in the Alexa Skills Kit documentation. The older SHA-1
signature is not accepted.
"""

from __future__ import annotations

import base64
import binascii
import posixpath
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

import msgspec

from adfontes.errors import AdfontesError, RequestRefused

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

SIGNED_FOR: Final = "echo-api.amazon.com"
HOST: Final = "s3.amazonaws.com"
FOLDER: Final = "/echo.api/"
PORT: Final = 443
OLDEST: Final = timedelta(seconds=150)
MOST_CHAINS: Final = 8
"""Chains remembered at once: Amazon changes its certificate a few times a year."""

Fetch = Callable[[str], bytes]
Clock = Callable[[], datetime]


class AlexaGate:
    """Lets through what Amazon signed for one skill, and nothing else.

    Args:
        skill: the skill's identifier, ``amzn1.ask.skill...``.
        roots: certificate authorities to trust, as PEM.
        fetch: gets the certificate chain from its address; the only thing here that may use the network.
        now: the time, with its zone.

    Raises:
        AdfontesError: the extra ``channels`` is not installed.
    """

    def __init__(self, skill: str, roots: bytes, fetch: Fetch, now: Clock) -> None:
        try:
            from cryptography import x509  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise AdfontesError(
                "the Alexa endpoint needs an extra; install it with: pip install 'adfontes[channels]'"
            ) from error
        self._skill: Final = skill
        self._roots: Final = x509.load_pem_x509_certificates(roots)
        self._fetch: Final = fetch
        self._now: Final = now
        self._chains: dict[str, bytes] = {}

    def admit(self, headers: Mapping[str, str], body: bytes) -> dict[str, Any]:
        """The request, once it is proved to be Amazon's.

        Args:
            headers: of the request, their names in lower case.
            body: its bytes, untouched.

        Raises:
            RequestRefused: it is not signed by Amazon, is too old, or is for another skill.
        """
        url = check_chain_url(headers.get("signaturecertchainurl", ""))
        try:
            signature = base64.b64decode(headers.get("signature-256", ""), validate=True)
        except (binascii.Error, ValueError) as error:
            raise RequestRefused("the signature is not base64") from error
        if not signature:
            raise RequestRefused("the request has no signature")
        self._verify(self._signer(url), signature, body)
        try:
            request: dict[str, Any] = msgspec.json.decode(body, type=dict[str, Any])
            stamp = datetime.fromisoformat(request["request"]["timestamp"])
            skill = _skill_of(request)
        except (msgspec.DecodeError, KeyError, TypeError, ValueError) as error:
            raise RequestRefused("the request is not in the form that Alexa sends") from error
        stamp = stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)
        if abs(self._now() - stamp) > OLDEST:
            raise RequestRefused(f"the request is not of the last {OLDEST.seconds} seconds")
        if skill != self._skill:
            raise RequestRefused("the request is for another skill")
        return request

    def _signer(self, url: str) -> Certificate:
        """The certificate that signs, its chain verified up to a trusted root for this very moment."""
        from cryptography import x509  # noqa: PLC0415
        from cryptography.x509.verification import PolicyBuilder, Store, VerificationError  # noqa: PLC0415

        pem = self._chains.get(url) or self._fetch(url)
        try:
            chain = x509.load_pem_x509_certificates(pem)
            policy = PolicyBuilder().store(Store(self._roots)).time(self._now().astimezone(UTC))
            policy.build_server_verifier(x509.DNSName(SIGNED_FOR)).verify(chain[0], chain[1:])
        except (ValueError, VerificationError) as error:
            raise RequestRefused("the certificate of the request is not one of Amazon's") from error
        if url not in self._chains:
            # Only a chain that was proved is remembered, so that nobody can fill the memory with others.
            while len(self._chains) >= MOST_CHAINS:
                self._chains.pop(next(iter(self._chains)))
            self._chains[url] = pem
        return chain[0]

    @staticmethod
    def _verify(certificate: Certificate, signature: bytes, body: bytes) -> None:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey  # noqa: PLC0415
        from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415

        key = certificate.public_key()
        if not isinstance(key, RSAPublicKey):
            raise RequestRefused("the certificate of the request has no RSA key")
        try:
            key.verify(signature, body, PKCS1v15(), SHA256())
        except InvalidSignature as error:
            raise RequestRefused("the signature does not belong to the request") from error


def check_chain_url(address: str) -> str:
    """The address of the certificate chain, if it is one that Amazon uses.

    Raises:
        RequestRefused: it lies elsewhere; a chain of anybody's could be fetched from there.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise RequestRefused("the address of the certificate cannot be read") from error
    # An escaped ".." would be undone by whoever fetches it.
    path = posixpath.normpath(unquote(parts.path))
    right = (
        parts.scheme.lower() == "https"
        and (parts.hostname or "").lower() == HOST
        and port in (None, PORT)
        and parts.username is None
        and path.startswith(FOLDER)
    )
    if not right:
        raise RequestRefused("the certificate is not kept where Amazon keeps it")
    return f"https://{HOST}{path}"


def _skill_of(request: dict[str, Any]) -> str:
    """The skill that a request names: in its session, or in its context where it has none."""
    session = request.get("session") or request["context"]["System"]
    return str(session["application"]["applicationId"])
