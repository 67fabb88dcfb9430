#!/usr/bin/env python3
"""Recompute an audit's sample and risk from published files, with nothing but Python's standard library.

Written from the rules alone, not from Counterfoil's code, so that two programs have to agree:

  rivest MANIFEST.csv SEED DRAWS      draw i is 1 + SHA-256("SEED,i") mod cards; card in manifest order (Rivest 2011)
  tickets MANIFEST.csv SEED DRAWS     smallest tickets, each card put back (Rivest, arXiv 1808.10016; Arlo's ids)
  risk MARGIN CARDS GAMMA DRAWS O2 O1 U1 U2   super-simple Kaplan-Markov (Stark 2010), MARGIN in votes

Prints one JSON value. The manifest has the columns Jurisdiction, Tabulator, Batch Name, Number of Ballots.
"""
import csv
import hashlib
import heapq
import json
import sys
from fractions import Fraction


def sha(text):
    return int(hashlib.sha256(text.encode("utf-8")).hexdigest(), 16)


def batches(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["Jurisdiction"], row["Tabulator"], row["Batch Name"], int(row["Number of Ballots"])


def rivest(path, seed, draws):
    cards = [f"{tabulator}-{batch}-{n + 1}" for _, tabulator, batch, size in batches(path) for n in range(size)]
    return [cards[sha(f"{seed},{i}") % len(cards)] for i in range(1, draws + 1)]


def fraction(text):
    return "0." + str(sha(text)).zfill(64)[::-1]


def following(ticket):
    nines = len(ticket[2:]) - len(ticket[2:].lstrip("9"))
    attempt = 1
    while True:
        candidate = "0." + "9" * nines + fraction(f"{ticket}:{attempt}")[2:]
        if candidate > ticket:
            return candidate
        attempt += 1


def tickets(path, seed, draws):
    prefix = hashlib.sha256(seed.encode("utf-8")).hexdigest()
    heap = []
    for jurisdiction, tabulator, batch, size in batches(path):
        for n in range(1, size + 1):
            name = str(((jurisdiction, tabulator or None, batch), n))
            heap.append((fraction(prefix + name), name))
    heapq.heapify(heap)
    drawn = []
    for _ in range(draws):
        ticket, name = heap[0]
        drawn.append([ticket, name])
        heapq.heapreplace(heap, (following(ticket), name))
    return drawn


def risk(margin, cards, gamma, draws, o2, o1, u1, u2):
    """The product over all draws, in exact fractions until the end."""
    gamma = Fraction(gamma)
    mu = Fraction(margin) / Fraction(cards)
    factor = (1 - mu / (2 * gamma)) ** int(draws)
    for count, votes in ((o2, 2), (o1, 1), (u1, -1), (u2, -2)):
        factor /= (1 - votes / (2 * gamma)) ** int(count)
    return min(1.0, float(factor))


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "risk":
        print(json.dumps(risk(*rest)))
    else:
        print(json.dumps({"rivest": rivest, "tickets": tickets}[what](rest[0], rest[1], int(rest[2]))))
