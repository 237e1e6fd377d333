"""Shows pages in a real browser that ask a recording server on this machine: run.py CACHED_OPENAI BROWSER

Pages of other origins must read nothing and spend nothing; pages of this machine, and of an origin that is allowed, can.
Prints what came of each attempt, and ends with status 1 if one came to something else than it should.
"""

import contextlib
import http.server
import json
import os
import pathlib
import queue
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import urllib.request
import zlib

HERE = pathlib.Path(__file__).parent
SECRET = "An octopus."


def png():
    """One red pixel."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00\xff\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


class Quiet(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def body(self):
        return self.rfile.read(int(self.headers.get("content-length") or 0))

    def reply(self, content, kind):
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(content)))
        self.send_header("connection", "close")
        self.end_headers()
        self.wfile.write(content)
        self.close_connection = True


def listen(handler):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


class API(Quiet):
    """What costs money: it counts."""

    asked = []

    def do_GET(self):
        if self.path == "/files/a.png":
            return self.reply(png(), "image/png")
        API.asked.append(f"GET {self.path}")
        self.reply(b'{"object": "list", "data": []}', "application/json")

    def do_POST(self):
        API.asked.append(f"POST {self.path} {self.body().decode()}")
        if self.path.endswith("/images/generations"):
            port = self.server.server_address[1]
            answer = {"created": 1, "data": [{"url": f"http://127.0.0.1:{port}/files/a.png"}]}
        else:
            message = {"role": "assistant", "content": SECRET}
            choice = {"index": 0, "finish_reason": "stop", "message": message}
            answer = {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
        self.reply(json.dumps(answer).encode(), "application/json")


class Site(Quiet):
    """All web sites: which one it is, the browser knows by the name."""

    reports = queue.Queue()
    server_root = ""
    report = ""

    def page(self, role, server):
        html = (HERE / "page.html").read_text()
        for name, value in [("SERVER", server), ("REPORT", Site.report), ("ROLE", role)]:
            html = html.replace(f'"{name}"', json.dumps(value))
        self.reply(html.encode(), "text/html; charset=utf-8")

    def do_GET(self):
        if self.path.startswith("/page/"):
            return self.page(self.path.removeprefix("/page/"), Site.server_root)
        self.reply(b"", "text/plain")

    def do_POST(self):
        Site.reports.put(json.loads(self.body()))
        self.reply(b"", "text/plain")


def rebinding(target):
    """A port that is a web site's at first, and leads to another from the moment it asks for that."""
    state = {"is_bound": False}

    class First(Site):
        def do_GET(self):
            if self.path == "/rebind":
                state["is_bound"] = True
                return self.reply(b"", "text/plain")
            # What it asks is asked of its own origin.
            self.page("rebound", "")

    first = listen(First)
    listener = socket.create_server(("127.0.0.1", 0))

    def copy(one, other):
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
        with contextlib.suppress(OSError):
            other.shutdown(socket.SHUT_WR)

    def accept():
        while True:
            one, _ = listener.accept()
            other = socket.create_connection(("127.0.0.1", target if state["is_bound"] else first))
            for pair in [(one, other), (other, one)]:
                threading.Thread(target=copy, args=pair, daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return listener.getsockname()[1]


def ask(root, path, body):
    request = urllib.request.Request(root + path, json.dumps(body).encode(), {"content-type": "application/json"})
    return urllib.request.urlopen(request).read()


def show(browser, address, rules, scratch):
    """What a page reports.

    The names lead to this machine, as an attacker's would; what is not mapped leads nowhere.
    """
    profile = tempfile.mkdtemp(dir=scratch)
    command = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--no-proxy-server", f"--user-data-dir={profile}", "--remote-debugging-port=0",
        f"--host-resolver-rules={rules}, MAP *.test 127.0.0.1", address,
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return Site.reports.get(timeout=120)["results"]
    finally:
        process.terminate()
        process.wait()


def main():
    tool, browser = os.path.abspath(sys.argv[1]), sys.argv[2]
    scratch = tempfile.mkdtemp()
    api, site = listen(API), listen(Site)
    friend = f"http://friend.test:{site}"
    environment = {key: value for key, value in os.environ.items() if "OPENAI" not in key}
    server = subprocess.Popen(
        [tool, "serve", "--record", "--upstream", f"http://127.0.0.1:{api}/v1", "--port", "0", "--allow-origin", friend],
        cwd=scratch, env={**environment, "OPENAI_API_KEY": "sk-spent"}, stdout=subprocess.PIPE,
        stderr=open(f"{scratch}/log", "w"), text=True,
    )
    failures = []
    try:
        root = server.stdout.readline().strip().removesuffix("/v1")
        port = int(root.rsplit(":", 1)[1])
        question = {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "Name one animal of the sea."}]}
        ask(root, "/v1/chat/completions", question)
        ask(root, "/v1/images/generations", {"model": "dall-e-2", "prompt": "a lighthouse"})
        Site.server_root, Site.report = root, f"http://evil.test:{site}/report"
        pages = [
            ("evil", f"http://evil.test:{site}/page/evil"),
            ("named like us", f"http://localhost.evil.test:{site}/page/evil"),
            ("rebound", f"http://rebound.test:{port}/"),
            ("friend", f"{friend}/page/friend"),
            ("this machine", f"http://localhost:{site}/page/own"),
        ]
        rules = f"MAP rebound.test:{port} 127.0.0.1:{rebinding(port)}"
        for name, address in pages:
            before = len(API.asked)
            results = show(browser, address, rules, scratch)
            spent = API.asked[before:]
            print(f"{name}: {address}")
            for attempt, result in results.items():
                print(f"  {attempt:34} {' '.join(result.split())[:110]}")
            print(f"  asked of the API meanwhile: {len(spent)}")
            failures += [f"{name}: {problem}" for problem in problems(name, results, spent)]
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(scratch, ignore_errors=True)
    for failure in failures:
        print(f"FAILED: {failure}", file=sys.stderr)
    print(f"{len(pages) - len({failure.split(':')[0] for failure in failures})} passed, {len(failures)} failed")
    sys.exit(1 if failures else 0)


def problems(name, results, spent):
    if name in ("friend", "this machine"):
        for attempt in ["fetch GET", "fetch POST, recorded", "fetch POST, recorded, text/plain"]:
            if not results[attempt].startswith("cors 200"):
                yield f"{attempt} was refused: {results[attempt]}"
        if SECRET not in results["fetch POST, recorded"]:
            yield "the answer could not be read"
        if not results["picture"].startswith("loaded"):
            yield f"the picture did not show: {results['picture']}"
        if not any("Spend in plain text" in request for request in spent):
            yield "it could not ask what is new"
        # Its own sandboxed frame is no page of its own.
        spent = [request for request in spent if "sandbox" in request]
    else:
        for attempt, result in results.items():
            if SECRET in result or result.startswith(("cors 200", "basic 200", "loaded 1", "message")):
                yield f"{attempt} read: {result}"
    for request in spent:
        yield f"spent: {request}"


main()
