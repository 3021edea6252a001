"""Signing keys and the public halves that verify them: Ed25519 (RFC 8032) and ECDSA on P-256 (FIPS 186-5)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self, cast, get_args

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey
from joserfc.jws import JWSRegistry

from rastro.canonical.errors import InvalidInput

type Algorithm = Literal["Ed25519", "ES256"]
"""The only two signature algorithms of the platform, by their JOSE names (RFC 9864, RFC 7518)."""

ALGORITHMS: frozenset[str] = frozenset(get_args(Algorithm.__value__))
KID = re.compile(r"[A-Z]{2}(/[a-z0-9-]{1,24}){1,3}")
"""What a key's name looks like: the address that owns it, its use, its year and number: `XA/sign/2021-1`."""

_MEMBERS = {"Ed25519": ("kty", "crv", "x"), "ES256": ("kty", "crv", "x", "y")}
_CURVES = {"Ed25519": ("OKP", "Ed25519"), "ES256": ("EC", "P-256")}
_LONGEST_MEMBER = 100


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What verifies a signature.

    Parameters
    ----------
    kid
        The key's name, such as `XA/sign/2021-1`.
    alg
        The one algorithm it may be used with.
    native
        The key itself, made once and kept.
    """

    kid: str
    alg: Algorithm
    native: OKPKey | ECKey

    def verifies(self, data: bytes, signature: bytes) -> bool:
        """Whether a raw signature (64 bytes) over the data is this key's."""
        return JWSRegistry.algorithms[self.alg].verify(data, signature, self.native)

    def as_jwk(self) -> dict[str, str]:
        """The public key as the members of a JWK (RFC 7517): `kty`, `crv`, `x` and, for P-256, `y`."""
        members = cast(Mapping[str, Any], self.native.as_dict(private=False))
        return {name: str(members[name]) for name in _MEMBERS[self.alg]}

    def raw(self) -> bytes:
        """An Ed25519 public key's 32 bytes.

        Raises
        ------
        InvalidInput
            `canonical.key.algorithm` for another kind of key.
        """
        if not isinstance(self.native, OKPKey):
            raise InvalidInput("canonical.key.algorithm", kid=self.kid, alg=self.alg)
        return self.native.public_key.public_bytes_raw()


@dataclass(frozen=True, slots=True)
class SigningKey:
    """What makes a signature. Its private half is never shown in `repr`.

    Parameters
    ----------
    kid
        The key's name, such as `XA/sign/2021-1`.
    alg
        The one algorithm it is used with.
    native
        The key itself.
    """

    kid: str
    alg: Algorithm
    native: OKPKey | ECKey

    @classmethod
    def generate(cls, kid: str, *, alg: Algorithm = "Ed25519") -> Self:
        """A fresh key.

        Raises
        ------
        InvalidInput
            `canonical.key.name` if the kid has not the form of a key's name.
        """
        native = OKPKey.generate_key("Ed25519") if alg == "Ed25519" else ECKey.generate_key("P-256")
        return cls(_checked_kid(kid), alg, native)

    @classmethod
    def from_pem(cls, kid: str, pem: bytes, *, password: str | None = None) -> Self:
        """Read a private key in PKCS #8 PEM; the algorithm follows from the key.

        Raises
        ------
        InvalidInput
            `canonical.key.unreadable`, `canonical.key.name` or `canonical.key.private`.
        """
        _checked_kid(kid)
        for alg, kind in (("Ed25519", OKPKey), ("ES256", ECKey)):
            try:
                native = kind.import_key(pem, password=password)
            except (JoseError, ValueError, TypeError):
                continue
            if not native.is_private:
                raise InvalidInput("canonical.key.private", kid=kid)
            if native.curve_name == _CURVES[alg][1]:
                return cls(kid, cast(Algorithm, alg), native)
        raise InvalidInput("canonical.key.unreadable", kid=kid)

    def to_pem(self, *, password: str | None = None) -> bytes:
        """The private key in PKCS #8 PEM, encrypted if a password is given."""
        return self.native.as_pem(private=True, password=password)

    def sign(self, data: bytes) -> bytes:
        """The raw signature over the data, 64 bytes."""
        return JWSRegistry.algorithms[self.alg].sign(data, self.native)

    def public(self) -> PublicKey:
        """The half that may be shown."""
        jwk = PublicKey(self.kid, self.alg, self.native).as_jwk()
        return public_key(self.kid, self.alg, jwk)

    def __repr__(self) -> str:
        return f"SigningKey(kid={self.kid!r}, alg={self.alg!r})"


def public_key(kid: str, alg: str, jwk: Mapping[str, object], /) -> PublicKey:
    """Read a public key from its JWK members, refusing any other member (such as a private `d`).

    Raises
    ------
    InvalidInput
        `canonical.key.name`, `.algorithm`, `.secret_shown` or `.unreadable`.
    """
    _checked_kid(kid)
    if alg not in ALGORITHMS:
        raise InvalidInput("canonical.key.algorithm", kid=kid, alg=str(alg)[:40])
    if "d" in jwk:
        raise InvalidInput("canonical.key.secret_shown", kid=kid)
    short = all(isinstance(value, str) and len(value) <= _LONGEST_MEMBER for value in jwk.values())
    curve = (jwk.get("kty"), jwk.get("crv"))
    if set(jwk) != set(_MEMBERS[alg]) or not short or curve != _CURVES[alg]:
        raise InvalidInput("canonical.key.unreadable", kid=kid)
    try:
        native = (OKPKey if alg == "Ed25519" else ECKey).import_key(cast(Any, dict(jwk)))
        _ = native.public_key
    except (JoseError, ValueError, TypeError):
        raise InvalidInput("canonical.key.unreadable", kid=kid) from None
    return PublicKey(kid, cast(Algorithm, alg), native)


def _checked_kid(kid: str) -> str:
    if KID.fullmatch(kid) is None:
        raise InvalidInput("canonical.key.name", kid=kid[:60])
    return kid
