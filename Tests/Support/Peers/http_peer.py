# SPDX-License-Identifier: Apache-2.0
"""An HTTP server for tests that answers as the path tells it to.

Prints its port, keeps every request in a folder and prints the name of its file, and ends when its
standard input does.

  /status/CODE?field=value…   that status, with the query's fields as header fields
  /redirect                   302 to /status/200
  /large/BYTES                200 with a body of so many bytes
  /silent                     no answer
  /drop                       the connection is closed without an answer
  /echo                       200 with the request's body, or its path for GET
"""

import http.server
import json
import os
import pathlib
import sys
import threading
import urllib.parse

LIFE_SECONDS = 300  # longer than any test may take


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder = pathlib.Path(sys.argv[1])
    lock = threading.Lock()
    count = 0

    def do_GET(self):
        self.answer(b"")

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers.get("content-length", 0))))

    def answer(self, body):
        self.keep(body)
        path, _, query = self.path.partition("?")
        words = path.strip("/").split("/")
        if words[0] == "status":
            self.send(int(words[1]), b"", urllib.parse.parse_qsl(query))
        elif words[0] == "redirect":
            self.send(302, b"", [("location", "/status/200")])
        elif words[0] == "large":
            self.send(200, b"x" * int(words[1]), [])
        elif words[0] == "silent":
            threading.Event().wait(LIFE_SECONDS)
        elif words[0] == "drop":
            self.close_connection = True
        else:
            self.send(200, body or self.path.encode(), [("content-type", "text/plain")])

    def send(self, status, body, fields):
        self.send_response(status)
        for name, value in fields:
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def keep(self, body):
        with Handler.lock:
            Handler.count += 1
            record = {
                "method": self.command, "path": self.path, "body": body.decode("utf-8"),
                "headers": {name.lower(): value for name, value in self.headers.items()}}
            name = f"{Handler.count:05}.json"
            (self.folder / name).write_text(json.dumps(record, sort_keys=True))
            print(name, flush=True)

    def log_message(self, *ignored):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *ignored):
        pass  # clients that hang up early are part of the tests


def main():
    server = Server(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    threading.Timer(LIFE_SECONDS, lambda: os._exit(1)).start()
    sys.stdin.read()
    os._exit(0)


main()
