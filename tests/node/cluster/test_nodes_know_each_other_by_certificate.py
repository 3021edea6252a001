"""The exchange speaks TLS 1.3 to the peers of its directory alone, each known by its certificate."""

import ssl
import time
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from rastro.canonical import SigningKey
from rastro.exchange import Directory, Peer, PeerKey, Refused, sign_directory
from rastro_node.cluster.certificates import certificate_make
from rastro_node.cluster.processes import NodeProcesses

pytestmark = pytest.mark.xdist_group("node_processes")
ROOT = SigningKey.generate("XS/directory/1")


def directory_of(homes, version=1):
    now = datetime.now(UTC)
    peers = tuple(
        Peer(
            address=home.state,
            state=home.state,
            authority="tracing-centre",
            names={"en": home.state},
            url=home.exchange_url,
            tls_sha256=home.tls_sha256(),
            tls_pem=home.tls_pem(),
            keys=(PeerKey(home.signing_key().public(), now - timedelta(days=1), now + timedelta(days=365)),),
        )
        for home in homes
    )
    directory = Directory(version=version, issued=now, expires=now + timedelta(days=365), peers=peers)
    return sign_directory(directory, ROOT)


@pytest.fixture(scope="module")
def homes(make_node):
    return {state: make_node(state) for state in ("XA", "XB", "XC")}


@pytest.fixture(scope="module")
def node(homes):
    """Arcadia runs; its directory knows Borealia."""
    homes["XA"].directory_put(directory_of([homes["XA"], homes["XB"]]), ROOT.public())
    processes = NodeProcesses(homes["XA"]).start().wait_ready()
    yield processes
    processes.stop()


def call(node, certificate, key, *, least=ssl.TLSVersion.TLSv1_3):
    """Ask the exchange with a client certificate; its status."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.maximum_version = least
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.load_verify_locations(cadata=node.home.tls_pem())
    if certificate:
        context.load_cert_chain(certificate, key)
    return httpx.post(
        f"{node.home.exchange_url}/exchange/v1/messages", content=b"", verify=context
    ).status_code


def files_of(home):
    return home.folder / "keys" / "tls.cert.pem", home.folder / "keys" / "tls.key.pem"


def test_a_peer_of_the_directory_is_let_in(node, homes):
    assert call(node, *files_of(homes["XB"])) == 422


def test_nobody_without_a_certificate(node):
    with pytest.raises(httpx.TransportError):
        call(node, None, None)


def test_nobody_with_a_certificate_of_their_own_even_in_a_peers_name(node, tmp_path):
    key, certificate = certificate_make("XB")
    (tmp_path / "key").write_bytes(key)
    (tmp_path / "certificate").write_bytes(certificate)
    with pytest.raises(httpx.TransportError):
        call(node, tmp_path / "certificate", tmp_path / "key")


def test_nobody_with_an_older_tls(node, homes):
    with pytest.raises(httpx.TransportError):
        call(node, *files_of(homes["XB"]), least=ssl.TLSVersion.TLSv1_2)


def test_no_page_is_served_there_and_no_exchange_among_the_pages(node, homes):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.load_verify_locations(cadata=node.home.tls_pem())
    context.load_cert_chain(*files_of(homes["XB"]))
    assert httpx.get(f"{node.home.exchange_url}/account/sign-in/", verify=context).status_code == 404
    assert httpx.post(f"{node.home.web_url}/exchange/v1/messages").status_code == 404


def test_a_directory_signed_by_another_is_not_put_in(node, homes):
    other = SigningKey.generate("XS/directory/1")
    with pytest.raises(Refused):
        homes["XA"].directory_put(directory_of(homes.values()), other.public())


def test_a_new_peer_is_let_in_without_a_hand(node, homes):
    with pytest.raises(httpx.TransportError):
        call(node, *files_of(homes["XC"]))
    homes["XA"].directory_put(directory_of(homes.values(), version=2), ROOT.public())
    deadline = time.monotonic() + 15
    while True:
        try:
            assert call(node, *files_of(homes["XC"])) == 422
            break
        except httpx.TransportError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
