# SPDX-License-Identifier: Apache-2.0
"""An SMTP server for tests that answers as the recipient's address tells it to.

Prints its port, and "closed" for every connection that has ended; keeps every accepted message in
a folder; ends when its standard input does.

Local part of the recipient       what happens
  r550 r450 r421                  that code after RCPT (421 closes the connection)
  d554 d451                       that code after the final dot
  drop                            the connection is closed after the final dot, without an answer
  cut                             the connection is closed in answer to DATA
  silent                          no answer after the final dot
  rude                            550 after RCPT, and QUIT is never answered
  last                            250, then the connection is closed
  anything else                   250

A sender whose local part is m552 is refused with that code.
"""

import argparse
import asyncio
import base64
import json
import os
import pathlib
import ssl
import sys

LIFE_SECONDS = 300  # longer than any test may take


class Session:
    def __init__(self, peer, reader, writer):
        self.peer, self.reader, self.writer = peer, reader, writer
        self.sender, self.recipient = None, None
        self.encrypted = self.authenticated = False
        self.closing = False

    async def say(self, text):
        self.writer.write((text + "\r\n").encode())
        await self.writer.drain()

    async def run(self):
        await self.say(self.peer.options.greeting)
        while not self.closing:
            line = await self.reader.readline()
            if not line:
                return
            text = line.decode("utf-8", "replace").rstrip("\r\n")
            self.peer.note(text)
            verb = text.split(" ")[0].split(":")[0].upper()
            handler = getattr(self, "on_" + verb.lower(), None)
            if handler is None:
                await self.say("500 5.5.1 what?")
            else:
                await handler(text)

    async def on_ehlo(self, text):
        offers = ["peer.test", "SIZE 10000000", "8BITMIME", "SMTPUTF8"]
        if self.peer.context and not self.encrypted:
            offers.append("STARTTLS")
        if self.peer.options.auth:
            offers.append("AUTH PLAIN LOGIN")
        for offer in offers[:-1]:
            await self.say("250-" + offer)
        await self.say("250 " + offers[-1])

    async def on_starttls(self, text):
        await self.say("220 2.0.0 go")
        await self.writer.start_tls(self.peer.context)
        self.encrypted = True

    async def on_auth(self, text):
        words = text.split(" ")
        if words[1].upper() != "PLAIN" or len(words) != 3:
            await self.say("504 5.5.4 PLAIN with initial response only")
            return
        given = base64.b64decode(words[2]).split(b"\0")[1:]
        self.authenticated = given == [part.encode() for part in self.peer.options.auth.split(":")]
        await self.say("235 2.7.0 welcome" if self.authenticated else "535 5.7.8 wrong")

    async def on_mail(self, text):
        self.sender = text[len("MAIL FROM:"):].split(">")[0].lstrip("<")
        if self.peer.options.auth and not self.authenticated:
            await self.say("530 5.7.0 authenticate first")
        elif self.sender.startswith("m552"):
            await self.say("552 5.3.4 too large")
        else:
            await self.say("250 2.1.0 ok")

    async def on_rcpt(self, text):
        self.recipient = text[len("RCPT TO:"):].strip("<>")
        local = self.recipient.split("@")[0]
        if local in ("r550", "rude"):
            await self.say("550 5.1.1 no such user")
        elif local == "r450":
            await self.say("450 4.2.1 busy mailbox")
        elif local == "r421":
            await self.say("421 4.7.0 too many messages")
            self.closing = True
        else:
            await self.say("250 2.1.5 ok")

    async def on_data(self, text):
        local = self.recipient.split("@")[0]
        if local == "cut":
            self.closing = True
            return
        await self.say("354 go on")
        lines = []
        while True:
            line = await self.reader.readline()
            if not line:
                return
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b".") else line)
        if local == "d554":
            await self.say("554 5.7.1 not wanted")
        elif local == "d451":
            await self.say("451 4.3.0 try later")
        elif local == "drop":
            self.closing = True
        elif local == "silent":
            await asyncio.sleep(LIFE_SECONDS)
        else:
            self.peer.keep(self.sender, self.recipient, b"".join(lines))
            await asyncio.sleep(self.peer.options.answer_after)
            await self.say("250 2.0.0 queued")
            self.closing = local == "last"

    async def on_rset(self, text):
        await self.say("250 2.0.0 ok")

    async def on_quit(self, text):
        if self.recipient and self.recipient.startswith("rude@"):
            await asyncio.sleep(LIFE_SECONDS)
        await self.say("221 2.0.0 bye")
        self.closing = True


class Peer:
    def __init__(self, options):
        self.options = options
        self.folder = pathlib.Path(options.folder)
        self.count = self.connections = self.open = self.peak = 0
        self.context = None
        if options.certificate:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(options.certificate, options.key)

    def note(self, line):
        with open(self.folder / "commands", "a", encoding="utf-8") as log:
            log.write(line + "\n")

    def keep(self, sender, recipient, message):
        self.count += 1
        (self.folder / f"{self.count:05}.eml").write_bytes(message)
        envelope = {
            "from": sender, "to": recipient, "connections": self.connections, "peak": self.peak}
        (self.folder / f"{self.count:05}.json").write_text(json.dumps(envelope, sort_keys=True))

    async def serve(self, reader, writer):
        self.connections += 1
        self.open += 1
        self.peak = max(self.peak, self.open)
        try:
            await Session(self, reader, writer).run()
        except (ConnectionError, ssl.SSLError):
            pass
        finally:
            self.open -= 1
            writer.close()
            try:
                await writer.wait_closed()
            except (ConnectionError, ssl.SSLError):
                pass
            print("closed", flush=True)


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--greeting", default="220 peer.test ESMTP")
    parser.add_argument("--auth", default="", help="NAME:PASSWORD that is demanded")
    parser.add_argument("--certificate", default="", help="PEM file; STARTTLS is offered")
    parser.add_argument("--key", default="")
    parser.add_argument(
        "--answer-after", type=float, default=0, metavar="SECONDS",
        help="how long a message is kept before the sender hears of it")
    peer = Peer(parser.parse_args())
    server = await asyncio.start_server(peer.serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    loop = asyncio.get_running_loop()
    ended = loop.create_future()
    loop.add_reader(sys.stdin, lambda: ended.done() or ended.set_result(None))
    await asyncio.wait([ended], timeout=LIFE_SECONDS)
    os._exit(0)  # sessions that are told to stay silent do not end by themselves


asyncio.run(main())
