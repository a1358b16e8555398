# SPDX-License-Identifier: Apache-2.0
"""Notes over HTTP from several connections, each of which waits for its answer before it sends again."""

import json
import select
import socket
import time
import urllib.parse


def request(host, incident):
    body = json.dumps({"command": "add_note", "by": "li-wei", "incident": incident, "text": "one more"}).encode()
    head = (f"POST /api/commands HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n")
    return head.encode() + body


def is_whole(answer):
    head, found, body = answer.partition(b"\r\n\r\n")
    if not found:
        return False
    if not head.startswith(b"HTTP/1.1 200"):
        raise SystemExit(answer.decode())
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    return len(body) >= int(length.split(b":")[1])


def run(address, incident, connections, seconds):
    """Answers a second, and how many milliseconds the median and the slowest hundredth took."""
    place = urllib.parse.urlsplit(address)
    message = request(place.netloc, incident)
    poll = select.epoll()
    sockets, answers, begun, taken = {}, {}, {}, []
    for _ in range(connections):
        connection = socket.create_connection((place.hostname, place.port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        number = connection.fileno()
        poll.register(number, select.EPOLLIN)
        sockets[number], answers[number] = connection, b""
        begun[number] = time.perf_counter()
        connection.sendall(message)
    start = time.perf_counter()
    end = start + seconds
    while (now := time.perf_counter()) < end:
        for number, _ in poll.poll(1):
            answers[number] += sockets[number].recv(65536)
            if not is_whole(answers[number]):
                continue
            now = time.perf_counter()
            taken.append(now - begun[number])
            answers[number], begun[number] = b"", now
            sockets[number].sendall(message)
    for connection in sockets.values():
        connection.close()
    taken.sort()
    return len(taken) / (now - start), taken[len(taken) // 2] * 1000, taken[len(taken) * 99 // 100] * 1000
