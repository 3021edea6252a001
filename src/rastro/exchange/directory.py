"""The directory of authorities: who may speak, from where, with which keys; signed by the secretariat."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from rastro.canonical import InvalidInput, PublicKey, SigningKey, canonical_bytes, public_key, timestamp
from rastro.exchange.fields import ADDRESS, Fields
from rastro.exchange.jws import MAX_DIRECTORY_BYTES, parse, sign, strict_json, verify
from rastro.exchange.refusals import Claim, Refused

MAX_PEERS = 500
MAX_KEYS = 8
_LANGUAGES = frozenset({"en", "es", "fr", "pt"})
_MAX_PEM = 8000


@dataclass(frozen=True, slots=True)
class PeerKey:
    """A key of an authority, and the time in which it may sign.

    Parameters
    ----------
    key
        The public key, named by its kid.
    not_before, not_after
        Messages issued (`iat`) in this time are believed; two keys overlap while one replaces the other.
    """

    key: PublicKey
    not_before: datetime
    not_after: datetime

    def as_json(self) -> dict[str, object]:
        """Its form in the directory."""
        return {
            "kid": self.key.kid,
            "alg": self.key.alg,
            "jwk": self.key.as_jwk(),
            "not_before": timestamp(self.not_before),
            "not_after": timestamp(self.not_after),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One authority that takes part in the exchange.

    Parameters
    ----------
    address
        `XA`, or `XA/customs` where a State has several.
    state
        ISO 3166-1 alpha-2 code.
    authority
        Short name of the authority: `national-tracing-centre`.
    names
        Its full name by language.
    url
        Where its node takes messages, https.
    tls_sha256
        SHA-256 of its TLS certificate (DER), hexadecimal: the pin.
    tls_pem
        The certificate itself.
    keys
        Its signing keys.
    """

    address: str
    state: str
    authority: str
    names: Mapping[str, str]
    url: str
    tls_sha256: str
    tls_pem: str
    keys: tuple[PeerKey, ...]

    def as_json(self) -> dict[str, object]:
        """Its form in the directory."""
        return {
            "address": self.address,
            "state": self.state,
            "authority": self.authority,
            "names": dict(self.names),
            "url": self.url,
            "tls_sha256": self.tls_sha256,
            "tls_pem": self.tls_pem,
            "keys": [key.as_json() for key in self.keys],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Every authority, as of one version.

    Parameters
    ----------
    version
        Counts up with every change; a reader never goes back.
    issued, expires
        When it was signed, and until when it may be relied on.
    peers
        The authorities.
    """

    version: int
    issued: datetime
    expires: datetime
    peers: tuple[Peer, ...]
    _by_address: Mapping[str, Peer] = field(init=False, repr=False, compare=False)
    _by_kid: Mapping[str, tuple[Peer, PeerKey]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_kid = {each.key.kid: (peer, each) for peer in self.peers for each in peer.keys}
        by_address = {peer.address: peer for peer in self.peers}
        if len(by_address) != len(self.peers) or len(by_kid) != sum(len(peer.keys) for peer in self.peers):
            raise InvalidInput("exchange.directory.twice")
        object.__setattr__(self, "_by_kid", by_kid)
        object.__setattr__(self, "_by_address", by_address)

    def peer(self, address: str) -> Peer | None:
        """The authority of that address, if there is one."""
        return self._by_address.get(address)

    def owner_of(self, kid: str) -> tuple[Peer, PeerKey] | None:
        """The authority that owns a key, and the key, if there is one."""
        return self._by_kid.get(kid)

    def as_json(self) -> dict[str, object]:
        """The object that is signed."""
        return {
            "version": self.version,
            "issued": timestamp(self.issued),
            "expires": timestamp(self.expires),
            "peers": [peer.as_json() for peer in self.peers],
        }


def sign_directory(directory: Directory, key: SigningKey) -> bytes:
    """The directory as the secretariat publishes it: JWS compact over its canonical bytes."""
    return sign(canonical_bytes(directory.as_json()), key, kind="rastro.directory")


def read_directory(data: bytes, *, trusted_key: PublicKey, now: datetime, last_version: int = 0) -> Directory:
    """Read a published directory.

    Parameters
    ----------
    data
        As :func:`sign_directory` gives it.
    trusted_key
        The secretariat's directory key, obtained another way.
    now
        The present moment.
    last_version
        Highest version read before; the same version is read again, an older one never.

    Raises
    ------
    Refused
        A reason of :func:`rastro.exchange.jws.parse`, `exchange.signature.key_unknown` (not the trusted key),
        `exchange.signature.invalid`, `exchange.field`, `exchange.directory.expired`,
        `exchange.directory.not_yet`, `exchange.directory.older` or `exchange.directory.twice`.
    """
    parsed = parse(data, max_bytes=MAX_DIRECTORY_BYTES)
    claim = parsed.claim
    if parsed.kind != "rastro.directory":
        raise Refused("exchange.header", claim=claim, field="typ")
    if parsed.kid != trusted_key.kid:
        raise Refused("exchange.signature.key_unknown", claim=claim, kid=parsed.kid)
    verify(parsed, trusted_key)
    fields = Fields(strict_json(parsed.payload, claim, max_bytes=MAX_DIRECTORY_BYTES), claim=claim)
    version, issued, expires = (
        fields.whole("version", low=1),
        fields.moment("issued"),
        fields.moment("expires"),
    )
    if version < last_version:
        raise Refused("exchange.directory.older", claim=claim, version=version, last=last_version)
    if now >= expires:
        raise Refused("exchange.directory.expired", claim=claim, expired=timestamp(expires))
    peers = tuple(
        _peer(Fields(each, claim=claim, path=f"peers.{place}."), claim)
        for place, each in enumerate(fields.listed("peers", most=MAX_PEERS))
    )
    try:
        return Directory(version=version, issued=issued, expires=expires, peers=peers)
    except InvalidInput as error:
        raise Refused(error.code, claim=claim) from None


def _peer(fields: Fields, claim: Claim) -> Peer:
    address = fields.text("address", form=ADDRESS)
    state = fields.text("state", limit=2)
    names = fields.take("names")
    if state != address[:2]:
        fields.refuse("state")
    if not isinstance(names, dict) or not set(names) <= _LANGUAGES or not _all_short_texts(names):
        fields.refuse("names")
    url = fields.text("url", limit=300)
    if not url.startswith("https://"):
        fields.refuse("url")
    pem = fields.take("tls_pem")
    if not isinstance(pem, str) or len(pem) > _MAX_PEM:
        fields.refuse("tls_pem")
    return Peer(
        address=address,
        state=state,
        authority=fields.text("authority", limit=100),
        names=names,
        url=url,
        tls_sha256=fields.digest("tls_sha256"),
        tls_pem=pem,
        keys=tuple(
            _key(Fields(each, claim=claim, path=f"keys.{place}."), address)
            for place, each in enumerate(fields.listed("keys", most=MAX_KEYS))
        ),
    )


def _key(fields: Fields, address: str) -> PeerKey:
    kid = fields.text("kid", limit=100)
    jwk = fields.take("jwk")
    if not kid.startswith(f"{address}/") or not isinstance(jwk, dict):
        fields.refuse("kid")
    try:
        key = public_key(kid, fields.text("alg"), jwk)
    except InvalidInput:
        fields.refuse("jwk")
    return PeerKey(key, fields.moment("not_before"), fields.moment("not_after"))


def _all_short_texts(names: Mapping[str, object]) -> bool:
    return all(isinstance(name, str) and 0 < len(name) <= 200 for name in names.values())  # noqa: PLR2004
