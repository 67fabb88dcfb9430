#!/usr/bin/env python3
"""A TAXII 2.1 client of its own, with Python's standard library only.

Written from the specification alone (TAXII Version 2.1, OASIS Standard, 10 June 2021; STIX Version 2.1 for the objects), so that another
language, another HTTP stack and another pair of eyes read what the server says. It shares no code with Counterfoil. `walk` asks a
server everything that sections 4 and 5 name and prints what it saw as JSON; the numbers in brackets are sections of TAXII 2.1.

  taxii_client.py BASE SECRET READER_SECRET NUMBER_OF_OBJECTS
"""
import base64
import http.client
import json
import sys
import time
import urllib.parse

MEDIA = "application/taxii+json;version=2.1"  # [1.6.8.1]
STIX = "application/stix+json;version=2.1"


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = {name.lower(): value for name, value in headers}
        self.body = body

    def json(self):
        media = self.headers.get("content-type", "").replace(" ", "")
        if media != MEDIA:
            raise AssertionError(f"[3.3] content-type is {media!r}")
        return json.loads(self.body)


class Client:
    """One connection that is kept open; HTTP basic authentication [3.2], or none where there is no secret."""

    def __init__(self, base, secret):
        self.address = urllib.parse.urlsplit(base)
        self.line = http.client.HTTPConnection(self.address.hostname, self.address.port, timeout=30)
        pair = base64.b64encode(f"client:{secret}".encode()).decode()
        self.authorization = {} if secret is None else {"Authorization": f"Basic {pair}"}

    def ask(self, path, method="GET", body=None, accept=MEDIA, content=MEDIA, **more):
        headers = {**self.authorization, **more}
        if accept is not None:
            headers["Accept"] = accept
        if body is not None:
            headers["Content-Type"] = content
        self.line.request(method, path, body, headers)
        reply = self.line.getresponse()
        return Answer(reply.status, reply.getheaders(), reply.read())

    def get(self, path, **query):
        """`match` filters are given without their brackets [3.4.1]."""
        named = {"added_after", "limit", "next"}
        pairs = {name if name in named else f"match[{name}]": value for name, value in query.items()}
        return self.ask(path + ("?" + urllib.parse.urlencode(pairs) if pairs else ""))

    def pages(self, path, **query):
        """Every page: `next` goes with the same query until `more` is false [3.5]."""
        while True:
            answer = self.get(path, **query)
            page = answer.json()
            yield answer, page
            if not page.get("more", False):
                return
            query["next"] = page["next"]


def indicator(number, modified="2026-10-01T00:00:00.000Z"):
    return {
        "type": "indicator",
        "spec_version": "2.1",
        "id": f"indicator--00000000-0000-4000-8000-{number:012d}",
        "created": "2026-10-01T00:00:00.000Z",
        "modified": modified,
        "pattern": f"[domain-name:value = 'fake{number}.example']",
        "pattern_type": "stix",
        "valid_from": "2026-10-01T00:00:00Z",
    }


LATER = "2026-10-02T00:00:00.000Z"
DOMAIN = {"type": "domain-name", "spec_version": "2.1", "id": "domain-name--3c10e93f-798e-5a26-a0c1-08156efab7f5",
          "value": "example.org"}


def envelope(*objects):
    return json.dumps({"objects": list(objects)})


def walk(base, secret, reader_secret, count):
    client = Client(base, secret)
    seen = {}

    discovery = client.ask("/taxii2/").json()  # [4.1]
    seen["discovery"] = bool(discovery["title"]) and discovery["default"] in discovery["api_roots"]
    root = urllib.parse.urlsplit(discovery["default"]).path
    about = client.ask(root).json()  # [4.2]
    seen["root"] = bool(about["title"]) and about["versions"] == [MEDIA] and about["max_content_length"] > 0
    listed = client.ask(f"{root}collections/").json()["collections"]  # [5.1]
    seen["collections"] = [[one["title"], one["can_read"], one["can_write"]] for one in listed]
    place = f"{root}collections/{listed[0]['id']}/"
    seen["same alone"] = client.ask(place).json() == listed[0]  # [5.2]
    objects = f"{place}objects/"

    # Add Objects [5.5] and Get Status [4.3], until it is complete.
    numbers = range(1, count + 1)
    posted = client.ask(objects, "POST", envelope(*map(indicator, numbers), indicator(1, LATER), DOMAIN))
    seen["added"] = posted.status
    status = posted.json()
    while status["status"] != "complete":
        time.sleep(0.1)
        status = client.ask(f"{root}status/{status['id']}/").json()
    seen["status"] = [status[name] for name in ("total_count", "success_count", "failure_count", "pending_count")]
    seen["status again"] = client.ask(f"{root}status/{status['id']}/").json() == status
    broken = {**indicator(900), "modified": "2025-01-01T00:00:00.000Z"}
    mixed = client.ask(objects, "POST", envelope(broken, indicator(901))).json()
    seen["one of two"] = [mixed["success_count"], [one["id"] == broken["id"] for one in mixed["failures"]]]

    # Get Objects [5.4], page by page [3.5]; the headers name the moments of adding of each page [3.4.2].
    pages = list(client.pages(objects, limit=3, type="indicator"))
    seen["pages"] = [len(page["objects"]) for _, page in pages]
    seen["order"] = [int(one["id"][-12:]) for _, page in pages for one in page["objects"]]
    first = [answer.headers["x-taxii-date-added-first"] for answer, _ in pages]
    last = [answer.headers["x-taxii-date-added-last"] for answer, _ in pages]
    seen["moments rise"] = all(a <= b for a, b in zip(first, last)) and all(a <= b for a, b in zip(last, first[1:]))
    everything = client.get(objects, version="all")
    end = everything.headers["x-taxii-date-added-last"]
    seen["nothing after the end"] = client.get(objects, added_after=end, version="all").json()
    rest = client.get(objects, added_after=last[0], type="indicator").json()["objects"]
    seen["after the first page"] = len(rest)

    # Filters [3.4.1].
    one, other = indicator(1)["id"], indicator(2)["id"]
    for name, query in {
        "by id": {"id": f"{one},{other}"},
        "by type": {"type": "domain-name"},
        "of no type": {"type": "malware"},
        "first": {"id": one, "version": "first"},
        "last": {"id": one, "version": "last"},
        "first and last": {"id": one, "version": "first,last"},
        "all": {"id": one, "version": "all"},
        "by moment": {"version": LATER},
        "of STIX 2.0": {"spec_version": "2.0"},
        "of STIX 2.1": {"id": one, "spec_version": "2.0,2.1"},
    }.items():
        found = client.get(objects, **query).json().get("objects", [])
        seen[name] = [each.get("modified", "-")[:10] for each in found]
    seen["one object"] = client.get(f"{objects}{one}/").json()["objects"] == [indicator(1, LATER)]  # [5.6]
    seen["an observable"] = client.get(f"{objects}{DOMAIN['id']}/").json()["objects"] == [DOMAIN]
    seen["versions"] = client.get(f"{objects}{one}/versions/").json()["versions"]  # [5.8]
    entry = client.get(f"{place}manifest/", id=one).json()["objects"][0]  # [5.3]
    seen["manifest"] = [entry["id"] == one, entry["version"], entry["media_type"], first[0] <= entry["date_added"] <= end]

    # Media types [1.6.8.1, 3.3]: version and spaces are the client's choice. Ranges were TAXII 2.0's and are passed over.
    accepted = ("application/taxii+json", "application/taxii+json; version=2.1", "*/*", None)
    seen["accepted"] = [client.ask(place, accept=each).status for each in accepted]
    seen["range"] = client.ask(objects, Range="items 0-1").status
    seen["unknown parameter"] = client.ask(f"{place}?colour=blue").status

    # Errors [3.6]: the status, and an error message with a title.
    nobody, reader = Client(base, None), Client(base, reader_secret)
    absent = f"{root}collections/00000000-0000-4000-8000-00000000dead/"
    no_object = "indicator--00000000-0000-4000-8000-00000000dead"
    refused = {
        "no account": nobody.ask("/taxii2/"),
        "wrong account": Client(base, "no such secret").ask(root),
        "may not add": reader.ask(objects, "POST", envelope(indicator(902))),
        "may not delete": reader.ask(f"{objects}{one}/", "DELETE"),
        "no root": client.ask("/taxii2/nowhere/"),
        "no collection": client.ask(absent),
        "no object": client.ask(f"{objects}{no_object}/"),
        "no versions": client.ask(f"{objects}{no_object}/versions/"),
        "no status": client.ask(f"{root}status/00000000-0000-4000-8000-00000000dead/"),
        "not acceptable": client.ask(place, accept="application/vnd.oasis.taxii+json; version=2.0"),
        "other media": client.ask(objects, "POST", envelope(indicator(902)), content="application/json"),
        "no JSON": client.ask(objects, "POST", "no json"),
        "no envelope": client.ask(objects, "POST", "[]"),
        "limit": client.get(objects, limit="-1"),
        "version": client.get(objects, version="yesterday"),
        "added after": client.get(objects, added_after="yesterday"),
        "next": client.get(objects, limit=1, next="not-ours"),
        "next of another query": client.get(objects, limit=3, next=pages[0][1]["next"]),
        "too large": Client(base, secret).ask(objects, "POST", " " * (about["max_content_length"] + 1)),
    }
    seen["refused"] = {name: answer.status for name, answer in refused.items()}
    messages = [answer.json() for answer in refused.values()]
    seen["messages"] = all(said["title"] and said["http_status"] == str(answer.status)
                           for said, answer in zip(messages, refused.values()))
    seen["asks who"] = "Basic" in refused["no account"].headers["www-authenticate"]

    # Delete an Object [5.7]: a version where one is named, and all of them where none is.
    seen["first gone"] = client.ask(f"{objects}{one}/?match%5Bversion%5D=first", "DELETE").status
    seen["left"] = client.get(f"{objects}{one}/versions/").json()["versions"]
    client.ask(objects, "POST", envelope(indicator(1)))
    seen["deleted"] = [client.ask(f"{objects}{one}/", "DELETE").status, client.get(f"{objects}{one}/versions/").status]
    seen["deleted again"] = client.ask(f"{objects}{one}/", "DELETE").status
    seen["others stay"] = len(client.get(objects, version="all", type="indicator").json()["objects"])
    return seen


if __name__ == "__main__":
    print(json.dumps(walk(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))))
