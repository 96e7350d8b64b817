"""A headless Chromium to look at pages with, driven through its debugging pipe: no package is needed for it."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PROGRAM = next((path for name in NAMES if (path := shutil.which(name))), None)
OPTIONS = (
    "--headless=new",
    "--no-sandbox",  # tests may run as root, as in a container
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)


class Browser:
    """One tab. Chromium reads commands from its file descriptor 3 and writes replies and events to 4."""

    def __init__(self, orders: int, replies: int) -> None:
        self._orders = orders
        self._replies = replies
        self._numbers = count(1)
        self._rest = b""
        self._session = ""
        self.events: list[dict[str, Any]] = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """A command, and its result."""
        number = next(self._numbers)
        order = {"id": number, "method": method, "params": params}
        if self._session:
            order["sessionId"] = self._session
        os.write(self._orders, json.dumps(order).encode() + b"\0")
        while (reply := self._read()).get("id") != number:
            self.events.append(reply)
        if "error" in reply:
            raise RuntimeError(reply["error"]["message"])
        result: dict[str, Any] = reply["result"]
        return result

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self._replies, 1 << 16)
            if not more:
                raise RuntimeError("the browser has gone")
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        read: dict[str, Any] = json.loads(message)
        return read

    def open(self, path: Path) -> None:
        """Load a file and wait for it."""
        self.events.clear()
        self.send("Page.navigate", url=path.as_uri())
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self._read())

    def tell(self, expression: str) -> Any:
        """The value of an expression of JavaScript in the page."""
        result = self.send("Runtime.evaluate", expression=expression, returnByValue=True)
        return result["result"].get("value")

    def press(self, key: str) -> None:
        """A key, pressed and let go."""
        for kind in ("keyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", type=kind, key=key, text=key * (kind == "keyDown"))

    def look(self, path: Path, *, width: int = 1200, height: int = 1400, **media: str) -> None:
        """A screenshot; ``media`` as in ``scheme="dark"`` and ``type="print"``."""
        self.size(width, height)
        self.medium(**media)
        shot = self.send("Page.captureScreenshot", format="png")["data"]
        path.write_bytes(base64.b64decode(shot))

    def size(self, width: int, height: int) -> None:
        """The size of the window in CSS pixels."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def medium(self, *, type: str = "screen", scheme: str = "light") -> None:  # noqa: A002
        """What the page is shown on."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.send("Emulation.setEmulatedMedia", media=type, features=features)

    def requests(self) -> list[str]:
        """The addresses that were asked for since the page was opened, less that of the page."""
        sent = [e for e in self.events if e.get("method") == "Network.requestWillBeSent"]
        return [e["params"]["request"]["url"] for e in sent][1:]

    def complaints(self) -> list[str]:
        """What the browser logged since the page was opened: errors, what the policy refused."""
        logged = [
            e["params"]["entry"]["text"] for e in self.events if e["method"] == "Log.entryAdded"
        ]
        thrown = [e["method"] for e in self.events if e["method"] == "Runtime.exceptionThrown"]
        return logged + thrown


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser with a fresh profile in a folder."""
    assert PROGRAM is not None
    their_orders, orders = os.pipe()
    replies, their_replies = os.pipe()

    def take_their_ends() -> None:
        # Beyond 9 first: one of the ends may be 3 or 4 itself.
        ends = (os.dup(their_orders), os.dup(their_replies))
        os.dup2(ends[0], 3)
        os.dup2(ends[1], 4)

    process = subprocess.Popen(
        [PROGRAM, *OPTIONS, f"--user-data-dir={folder}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        close_fds=False,
        preexec_fn=take_their_ends,  # noqa: PLW1509  no thread of the tests holds a lock it could need
    )
    os.close(their_orders)
    os.close(their_replies)
    try:
        yield Browser(orders, replies)
    finally:
        process.kill()
        process.wait()
        os.close(orders)
        os.close(replies)
