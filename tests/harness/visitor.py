"""One of the cast at a node of the demo over HTTP: signs in by one click, reads lists as files."""

import json
import re

import httpx

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    """Somebody signed in, reading English."""

    def __init__(self, home: str, username: str) -> None:
        self.client = httpx.Client(base_url=home, follow_redirects=True, timeout=60)
        self.client.cookies.set(f"rastro_{self._state()}_language", "en")
        self.post("/account/sign-in/training/", "/account/sign-in/", username=username)

    def _state(self) -> str:
        page = self.client.get("/account/sign-in/").text
        found = re.search(r'class="crest"[^>]*>(\w+)<', page)
        assert found, page
        return found[1].lower()

    def get(self, path: str) -> str:
        """A page."""
        response = self.client.get(path)
        assert response.status_code == 200, (path, response.status_code)
        return response.text

    def post(self, path: str, page: str, **values: str) -> str:
        """Send a page's form."""
        token = TOKEN.search(self.get(page))
        assert token
        values["csrfmiddlewaretoken"] = token[1]
        response = self.client.post(path, data=values, headers={"Referer": f"{self.client.base_url}{page}"})
        assert response.status_code == 200, (path, response.status_code, response.text[:400])
        return response.text

    def rows(self, path: str) -> list[dict[str, object]]:
        """A list of the pages, as its JSON export gives it."""
        listed: list[dict[str, object]] = json.loads(self.get(f"{path}&export=json"))
        return listed
