"""Where people's own files lie: a stand-in for SharePoint that gives bytes over real HTTP.

It can misbehave as the real one may: break off, hang, never end, say that it is elsewhere.
"""

import asyncio
import gzip
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import quote

from aiohttp import web

from domain.library.sent_files import LARGEST

# How a file is given, where not as it should be.
Fault = Literal["cut", "hang", "endless", "huge", "elsewhere", "away", "packed"]
FILE = "application/vnd.microsoft.teams.file.download.info"
# The permission to read, which stands in the address.
KEY = "tempauth=v1.sesame"


@dataclass(slots=True)
class FakeSharePoint:
    """Files by name; a status in place of bytes is what is answered for one."""

    files: dict[str, bytes | int | Fault] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def add_to(self, app: web.Application) -> None:
        """Has an application give the files."""
        app.router.add_get("/sharepoint/{name}", self._given)

    def attached(self, name: str, at: str) -> dict[str, Any]:
        """A file as Teams hangs it on a message; `at` is where the files are given."""
        told = {
            "downloadUrl": f"{at}/sharepoint/{quote(name)}?{KEY}",
            "uniqueId": "1150D938-8870-4044-9F2C-5BBDEBA70C9D",
            "fileType": name.rpartition(".")[2],
        }
        return {
            "contentType": FILE,
            "contentUrl": f"https://hub-my.sharepoint.com/personal/farida/{name}",
            "name": name,
            "content": told,
        }

    async def _given(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        self.asked.append(name)
        self.tokens.append(request.headers.get("Authorization", ""))
        found = self.files.get(name, 404)
        if request.query_string != KEY:
            found = 403
        if isinstance(found, bytes):
            return web.Response(body=found, content_type="application/octet-stream")
        if isinstance(found, int):
            return web.Response(status=found)
        return await self._misgiven(found, request)

    async def _misgiven(self, fault: Fault, request: web.Request) -> web.StreamResponse:
        if fault == "elsewhere":
            return web.Response(status=302, headers={"Location": "/sharepoint/other?" + KEY})
        if fault == "away":
            return web.Response(status=503)
        if fault == "packed":
            packed = gzip.compress(bytes(LARGEST + 1))
            return web.Response(body=packed, headers={"Content-Encoding": "gzip"})
        answer = web.StreamResponse()
        if fault in ("cut", "huge"):
            answer.content_length = 1_000 if fault == "cut" else LARGEST + 1
        await answer.prepare(request)
        await answer.write(b"%PDF-1.7 begun")
        if fault == "hang":
            await self.released.wait()
        while fault == "endless" and request.transport and not request.transport.is_closing():
            await answer.write(bytes(1 << 20))
        if request.transport:
            request.transport.close()
        return answer
