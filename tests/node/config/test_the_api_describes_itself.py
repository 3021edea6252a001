"""The OpenAPI document names every parameter as it must be sent, and requires only what must be given."""

import pytest

from rastro_node.config.api import api


def parameters():
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, operation in methods.items():
            for parameter in operation.get("parameters", ()):
                yield f"{method} {path}", parameter


@pytest.mark.parametrize(("where", "parameter"), list(parameters()))
def test_a_parameter_has_its_name_and_no_query_is_required(where, parameter):
    assert parameter["name"], where
    assert parameter["required"] == (parameter["in"] == "path"), (where, parameter["name"])
