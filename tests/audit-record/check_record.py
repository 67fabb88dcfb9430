"""An independent checker of a public audit record (engines/risk-limiting-audit/RECORD.md), Python's standard library only.

Knows the sampler `rivest` and the measures with a fixed bet. Prints "agrees" or the first thing that differs; exit code 0 or 1.
"""

import csv
import hashlib
import json
import pathlib
import sys


def differs(what, recorded, recomputed):
    print(f"{what}: recorded {recorded}, recomputed {recomputed}")
    sys.exit(1)


def value(claim, votes):
    """What a card's valid votes are worth to a claim: RECORD.md, "Claims"."""
    kind = claim["kind"]
    if not votes:
        return 0.5
    if kind in ("above-share", "below-share"):
        share = claim["share"]["numerator"] / claim["share"]["denominator"]
        if len(votes) > 1:
            return 0.5
        own = votes[0] == claim["candidate"]
        return (own / (2 * share)) if kind == "above-share" else ((not own) / (2 * (1 - share)))
    winner, loser = claim["winner"], claim["loser"]
    if kind == "more-votes":
        return ((winner in votes) - (loser in votes) + 1) / 2
    if kind == "higher-quotient":
        ratio = claim["loserDivisor"] / claim["winnerDivisor"]
        return ((winner in votes) * ratio - (loser in votes) + 1) / 2
    if kind == "larger-remainder":
        every = (1 - claim["seatsAhead"]) / claim["seats"]
        score = sum((v in claim["lists"]) * every + (v == winner) - (v == loser) for v in votes)
        return score / (2 * (1 - every)) + 0.5
    if kind == "not-eliminated-before" and votes[0] == winner:
        return 1
    left = claim.get("continuing", [winner, loser])
    top = next((v for v in votes if v in left), None)
    return 0 if top == loser else 1 if top == winner and kind == "not-eliminated-next" else 0.5


def largest(claim):
    kind = claim["kind"]
    if kind == "above-share":
        return claim["share"]["denominator"] / (2 * claim["share"]["numerator"])
    if kind == "below-share":
        return 1 / (2 * (1 - claim["share"]["numerator"] / claim["share"]["denominator"]))
    if kind == "higher-quotient":
        return (claim["loserDivisor"] / claim["winnerDivisor"] + 1) / 2
    if kind == "larger-remainder":
        every = (1 - claim["seatsAhead"]) / claim["seats"]
        return (1 + every) / (2 * (1 - every)) + 0.5
    return 1


def bet(measure):
    """The share of capital staked on a draw when the null is one half."""
    return {
        "fixed-stake": lambda: min(2, measure["stake"]),
        "fixed-share": lambda: 2 * measure["share"],
        "kaplan-markov": lambda: 1 / (0.5 + measure["padding"]),
        "kaplan-wald": lambda: 2 * (1 - measure["padding"]),
    }[measure["kind"]]()


def paper_value(claim, contest, reading):
    if reading["kind"] == "contest-absent":
        return 0.5
    if reading["kind"] != "votes":
        return 0
    allowed = contest["choice"].get("votesAllowed", 1)
    if contest["choice"]["kind"] in ("approval", "instant-runoff"):
        allowed = len(contest["candidates"])
    votes = list(dict.fromkeys(reading["votes"]))
    return value(claim, [] if len(votes) > allowed else [v for v in votes if v in contest["candidates"]])


def main(folder):
    files = {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}
    sha = lambda octets: hashlib.sha256(octets).hexdigest()
    read = lambda name: json.loads(files[name])
    lines = lambda name: [json.loads(line) for line in files[name].decode().splitlines()]
    head = read("record.json")
    for name, recorded in {**head["committed"], **head["files"]}.items():
        if sha(files[name]) != recorded:
            differs(name, recorded, sha(files[name]))
    listed = "".join(f"{name} {head['committed'][name]}\n" for name in sorted(head["committed"]))
    if sha(listed.encode()) != head["commitment"]:
        differs("commitment", head["commitment"], sha(listed.encode()))
    cards = [
        "-".join(filter(None, (row.get("Tabulator"), row["Batch"], str(place + 1))))
        for row in csv.DictReader(files["manifest.csv"].decode().splitlines())
        for place in range(int(row["Cards"]))
    ]
    rounds = [one["cards"] for one in read("rounds.json")]
    for draw, card in enumerate([card for one in rounds for card in one], 1):
        number = int(sha(f"{head['seed']},{draw}".encode()), 16) % len(cards)
        if cards[number] != card:
            differs(f"draw {draw}", card, cards[number])
    design = read("design.json")
    records = {line["card"]: line["contests"] for line in lines("records.ndjson")}
    boards = {line["card"]: line["contests"] for line in lines("boards.ndjson")}
    stake = bet(design["measure"])
    for recorded in read("contests.json"):
        contest = recorded["contest"]
        name = contest["id"]
        confirmed = True
        for index, claim in enumerate(recorded["claims"]):
            of_record = lambda card: value(claim, records.get(card, {}).get(name))
            mean = sum(of_record(card) for card in cards) / len(cards)
            upper = largest(claim)
            if mean <= 0.5:
                differs(f"{name} claim {index + 1}", "true", f"mean {mean}")
            capital = best = 1.0
            for number, drawn in enumerate(rounds):
                for card in drawn:
                    x = paper_value(claim, contest, boards[card].get(name, {"kind": "contest-absent"}))
                    if design["style"] == "comparison":
                        x = (1 - (of_record(card) - x) / upper) / (2 - (2 * mean - 1) / upper)
                    capital *= 1 + stake * (x - 0.5)
                    best = max(best, capital)
                risk = read("risk.json")[name][index][number]
                if abs(risk - 1 / best) > 1e-9 * max(risk, 1 / best):
                    differs(f"{name} claim {index + 1} round {number + 1}", risk, 1 / best)
            confirmed = confirmed and 1 / best <= recorded["riskLimit"]
        verdict = "confirmed" if confirmed else "not-confirmed"
        if read("outcome.json")[name] != verdict:
            differs(f"{name} outcome", read("outcome.json")[name], verdict)
    print("agrees")


main(sys.argv[1])
