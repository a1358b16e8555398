# SPDX-License-Identifier: Apache-2.0
"""Records the courses of an incident, from its alert to its close, and of a false alarm, for `journal.py` to multiply.

Usage: record.py MUSTER > course.jsonl

The plans are those that `muster init` writes, the condition of stand-down held for a second instead
of a quarter of an hour. A server is driven over HTTP.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request


class Server:
    def __init__(self, muster, folder):
        self.muster, self.data = muster, f"{folder}/data"
        self.process = subprocess.Popen(
            [muster, "serve", "--listen", "127.0.0.1:0", "--data", self.data, "--plans", f"{folder}/plans"],
            stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().split()[-1]

    def post(self, path, body):
        request = urllib.request.Request(
            self.address + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
        try:
            return json.load(urllib.request.urlopen(request))
        except urllib.error.HTTPError as error:
            sys.exit(f"{body}: {error.read().decode()}")

    def get(self, path):
        return json.load(urllib.request.urlopen(self.address + path))

    def command(self, name, by, **members):
        return self.post("/api/commands", {"command": name, "by": by, **members})

    def stop(self):
        self.process.terminate()
        self.process.wait(60)
        export = [self.muster, "journal", "export", "--data", self.data]
        return subprocess.run(export, capture_output=True, text=True, check=True).stdout


def alert(server, status, rate):
    one = {"status": status, "labels": {"alertname": "Errors", "service": "shop", "place": "place-0001"},
           "annotations": {"error_rate": rate}, "startsAt": "2026-01-01T00:00:00Z",
           "endsAt": "0001-01-01T00:00:00Z", "generatorURL": "", "fingerprint": "place-0001"}
    server.post("/ingest/alertmanager", {
        "version": "4", "groupKey": "{}", "truncatedAlerts": 0, "status": status, "receiver": "muster",
        "groupLabels": {}, "commonLabels": {}, "commonAnnotations": {}, "externalURL": "", "alerts": [one]})


def holder(server, role):
    roles = server.get("/api/incidents/inc-0001")["roles"]
    return next(held["person"]["id"] for held in roles if held["role"]["id"] == role)


def send_notices(server, lead):
    """Releases every draft, and waits until each notice has its end."""
    while True:
        notices = server.get("/api/notices")["notices"]
        for notice in notices:
            if notice["status"] == "drafted":
                server.command("release_notice", lead, notice=notice["id"])
        if all(notice["status"] in ("completed", "stopped") for notice in notices):
            return
        time.sleep(0.05)


def drive(server):
    alert(server, "firing", "0.2")
    lead = holder(server, "incident_commander")
    hands = holder(server, "operations_lead")
    other = "li-wei" if hands == "wang-fang" else "wang-fang"

    def give(name, by, **members):
        server.command(name, by, incident="inc-0001", **members)

    give("acknowledge", lead)
    give("add_note", lead, text="The second shop of this street sees it too; 同街另一家门店也有反映。")
    send_notices(server, lead)
    for request in server.get("/api/incidents/inc-0001")["requests"]:
        server.command("mobilise_resource", lead, request=request["id"])
        server.command("assign_resource", lead, request=request["id"])
    for step in ("find", "repair"):
        give("start_step", hands, step=step)
        give("complete_step", hands, step=step, note="done")
    give("review_step", other, step="repair", accept=True, note="seen")
    give("complete_step", hands, step="verify", note="")
    give("mitigate", hands, note="")
    alert(server, "resolved", "0.0")
    give("record_facts", hands, facts={"error_rate": 0.0})
    give("recover", lead, note="")
    time.sleep(2)
    give("confirm_checklist", lead, items=[0])
    for request in server.get("/api/incidents/inc-0001")["requests"]:
        server.command("release_resource", lead, request=request["id"])
    give("stand_down", lead, note="")
    for request in server.get("/api/incidents/inc-0001")["requests"]:
        server.command("return_resource", lead, request=request["id"])
    send_notices(server, lead)
    for part in ("cause", "effect", "resources", "improvement"):
        give("record_review", lead, entry={"type": "finding", "part": part, "text": f"The {part}, in one sentence."})
    give("record_review", lead, entry={"type": "no_action_reason", "text": "Known, and being mended."})
    give("complete_review", lead)
    give("close", lead, note="")


def false_alarm(server):
    incident = server.command(
        "declare_incident", "li-wei", title="A smell of smoke", activates=False)["records"][0]["incident"]
    server.command("add_note", "li-wei", incident=incident, text="The kitchen; 厨房。")
    server.command("close", "li-wei", incident=incident, note="a false alarm")


def adapt(folder):
    """Changes the plans of `muster init`: one incident a place, and enough people for ten thousand."""
    plan = pathlib.Path(folder, "plans/service-outage.yaml")
    text = plan.read_text().replace("hold: 15m", "hold: 1s").replace(
        "service\"] == \"shop\"", "service\"] == \"shop\"\n  group_by: [place]")
    plan.write_text(text)
    pools = pathlib.Path(folder, "plans/resources.yaml")
    pools.write_text(pools.read_text().replace("units: 12", "units: 40000"))


def main(muster):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([muster, "init", folder], check=True, stdout=subprocess.DEVNULL)
        adapt(folder)
        server = Server(muster, folder)
        try:
            drive(server)
            false_alarm(server)
            time.sleep(1)
        finally:
            lines = server.stop()
        sys.stdout.write(lines)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
