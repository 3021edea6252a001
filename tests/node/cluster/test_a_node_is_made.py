"""A node's home: keys nobody else reads, a certificate for its address alone, a database of its own."""

import ssl
import stat

import psycopg
import pytest
from cryptography import x509

from rastro.canonical import Conflict, NotFound
from rastro_node.cluster.homes import node_create, node_home, settings_text
from rastro_node.config.database import database_url
from rastro_node.config.home import SettingsError, read_options


@pytest.fixture(scope="module")
def home(make_node):
    return make_node(accent="teal", languages=("es", "pt"), timezone="America/Panama")


def test_its_settings_say_what_it_was_made_with(home):
    options = home.options
    assert (options.text("node.state"), options.text("node.accent")) == ("XA", "teal")
    assert options.words("node.languages") == ("es", "pt")
    assert home.exchange_url.startswith("https://127.0.0.1:")


def test_nobody_else_reads_its_secrets(home):
    for path in (home.folder / "node.toml", *(home.folder / "keys").iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    assert stat.S_IMODE((home.folder / "keys").stat().st_mode) == 0o700


def test_its_signing_key_bears_its_state(home):
    assert home.signing_key().kid == "XA/sign/1"
    assert home.signing_key().alg == "Ed25519"


def test_its_certificate_signs_no_other(home):
    certificate = x509.load_pem_x509_certificate(home.tls_pem().encode())
    constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert not constraints.ca
    assert [str(ip) for ip in names.get_values_for_type(x509.IPAddress)] == ["127.0.0.1"]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(home.folder / "keys" / "tls.cert.pem", home.folder / "keys" / "tls.key.pem")


def test_the_application_owns_nothing_and_evidence_refuses(home):
    with psycopg.connect(database_url(home.options, "database.app"), autocommit=True) as connection:
        owned = connection.execute(
            "SELECT count(*) FROM pg_tables WHERE tableowner = current_user"
        ).fetchone()
        assert owned == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM ledger_entry")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine (id int)")


def test_its_owner_owns_every_table(home):
    with psycopg.connect(database_url(home.options, "database.owner")) as connection:
        others = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner <> current_user"
        ).fetchall()
    assert others == []


def test_another_nodes_roles_cannot_enter(home, make_node):
    other = make_node("XB")
    theirs = database_url(other.options, "database.app")
    ours = database_url(home.options, "database.app")
    crossed = theirs.rsplit("/", 1)[0] + "/" + ours.rsplit("/", 1)[1]
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(crossed)


def test_a_folder_holds_one_node(home, postgres):
    with pytest.raises(Conflict, match="There is a node"):
        node_create(home.folder, state="XA", name="A", authority="x", server=postgres)


def test_a_folder_without_a_node_says_so(tmp_path, monkeypatch):
    with pytest.raises(NotFound, match="rastro node create"):
        node_home(tmp_path)
    monkeypatch.delenv("RASTRO_HOME", raising=False)
    with pytest.raises(NotFound, match="--home"):
        node_home()


def test_any_name_survives_the_settings_file(tmp_path):
    name = 'Ar"cá\\dia\n[web]\nport = 1'
    (tmp_path / "node.toml").write_text(settings_text({"node.name": name}), "utf-8")
    assert read_options({"RASTRO_HOME": str(tmp_path)}).text("node.name") == name


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[node", "cannot be read as TOML"),
        ("[node]\ncolour = 1", "there is no setting node.colour"),
        ("[web]\nport = 'x'", "web.port must be of the kind of 8000"),
        ("node = 1", "node must be a table"),
    ],
)
def test_a_wrong_settings_file_says_what_is_wrong(tmp_path, written, said):
    (tmp_path / "node.toml").write_text(written)
    with pytest.raises(SettingsError, match=said):
        read_options({"RASTRO_HOME": str(tmp_path)})
