"""The certificate a node shows to its peers: self-signed, pinned by them, good for its own address only."""

import ipaddress
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LIFE = timedelta(days=397)
BACKDATED = timedelta(days=1)


def certificate_make(
    common_name: str, hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
) -> tuple[bytes, bytes]:
    """A fresh key (P-256) and its self-signed certificate.

    Parameters
    ----------
    common_name
        The State's code.
    hosts
        Names and addresses under which peers reach the exchange listener.

    Returns
    -------
    key, certificate
        Both in PEM; the key in PKCS #8.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BACKDATED)
        .not_valid_after(now + LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([_host(host) for host in hosts]), critical=False)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private, built.public_bytes(serialization.Encoding.PEM)


def fingerprint(pem: bytes) -> str:
    """SHA-256 of a certificate's DER bytes, hexadecimal: the pin in the directory."""
    return x509.load_pem_x509_certificate(pem).fingerprint(hashes.SHA256()).hex()


def expiry(pem: bytes) -> datetime:
    """When a certificate ends."""
    return x509.load_pem_x509_certificate(pem).not_valid_after_utc


def _host(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
