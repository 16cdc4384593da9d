"""Signs requests as Amazon does, with a certificate authority of our own."""

from __future__ import annotations

import base64
import datetime
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)
URL = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem"
SKILL = "amzn1.ask.skill.0001"


@dataclass(frozen=True)
class Signer:
    """A signing certificate, its chain, and the root that it goes back to."""

    key: rsa.RSAPrivateKey
    chain: bytes
    root: bytes

    def headers(self, body: bytes, url: str = URL) -> dict[str, str]:
        signature = self.key.sign(body, padding.PKCS1v15(), hashes.SHA256())
        return {"signaturecertchainurl": url, "signature-256": base64.b64encode(signature).decode()}


def make_signer(
    name: str = "echo-api.amazon.com",
    start: datetime.datetime = NOW - datetime.timedelta(days=30),
    end: datetime.datetime = NOW + datetime.timedelta(days=60),
) -> Signer:
    """A root, an authority below it, and a certificate for ``name``."""
    keys = [rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(3)]
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)]) for common in ("Root", "Middle", name)]
    certificates = []
    for place, key in enumerate(keys):
        issuer = max(place - 1, 0)
        authority = place < 2
        builder = (
            x509.CertificateBuilder()
            .subject_name(names[place])
            .issuer_name(names[issuer])
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - datetime.timedelta(days=900) if authority else start)
            .not_valid_after(NOW + datetime.timedelta(days=900) if authority else end)
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(keys[issuer].public_key()), critical=False
            )
            .add_extension(usage(authority), critical=True)
        )
        if not authority:
            builder = builder.add_extension(
                x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False
            ).add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        certificates.append(builder.sign(keys[issuer], hashes.SHA256()))
    root, middle, leaf = (one.public_bytes(serialization.Encoding.PEM) for one in certificates)
    return Signer(keys[2], leaf + middle, root)


def usage(authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
