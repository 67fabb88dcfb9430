"""An independent checker of a public audit record (engines/risk-limiting-audit/RECORD.md), Python's standard library only.

Knows every style of format 2; the measures with a fixed bet, those of rounds and `union-corners` with replacement; full counts of `plurality` and `supermajority`. Prints "agrees" or the first thing that differs; exit code
0 or 1.
"""

import csv
import hashlib
import itertools
import json
import math
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


def bet(measure, null):
    """The share of capital staked on a draw when the null lets it average so much."""
    stake = {
        "fixed-stake": lambda: measure["stake"],
        "fixed-share": lambda: measure["share"] / null,
        "kaplan-markov": lambda: 1 / (null + measure["padding"]),
        "kaplan-wald": lambda: (1 - measure["padding"]) / null,
    }[measure["kind"]]()
    return min(stake, 1 / null)


class Capital:
    """What is staked against a null mean; `cards` is the population where nothing is put back."""

    def __init__(self, measure, mean, cards=None):
        self.measure, self.mean, self.cards = measure, mean, cards
        self.sum = self.draws = 0
        self.now = self.best = 1.0

    def take(self, x):
        null = self.mean
        if self.cards is not None:
            null = (self.cards * self.mean - self.sum) / (self.cards - self.draws)
        stake = bet(self.measure, self.mean if self.measure["kind"] == "kaplan-markov" else null)
        self.now *= 1 + min(stake, 1 / null) * (x - null)
        self.sum, self.draws = self.sum + x, self.draws + 1
        self.best = max(self.best, self.now)


def paper_value(claim, contest, reading, absent=0.5):
    if reading["kind"] == "contest-absent":
        return absent
    if reading["kind"] != "votes":
        return 0
    return value(claim, valid(contest, reading["votes"]))


def valid(contest, marks):
    allowed = contest["choice"].get("votesAllowed", 1)
    if contest["choice"]["kind"] in ("approval", "instant-runoff"):
        allowed = len(contest["candidates"])
    votes = list(dict.fromkeys(marks))
    return [] if len(votes) > allowed else [v for v in votes if v in contest["candidates"]]


def total(claim, tally, cards):
    """The claim summed over so many cards of which the tally holds the valid votes; the others have one half."""
    if tally is None:
        return cards / 2
    if tally["kind"] == "not-found":
        return 0
    if tally["kind"] == "rankings":
        return sum(r["count"] * (value(claim, r["ranking"]) - 0.5) for r in tally["rankings"]) + cards / 2
    given = sum(tally["votes"].values())
    if tally["validCards"] == given:
        return sum(n * (value(claim, [c]) - 0.5) for c, n in tally["votes"].items()) + cards / 2
    assert claim["kind"] == "more-votes", "cards with several votes: only claims of pairs add up from totals"
    return (tally["votes"].get(claim["winner"], 0) - tally["votes"].get(claim["loser"], 0)) / 2 + cards / 2


class Record:
    def __init__(self, folder):
        self.files = {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}
        self.head = self.json("record.json")
        self.seed = self.head["seed"]
        self.check_hashes()
        rows = csv.DictReader(self.files["manifest.csv"].decode().splitlines())
        batches = [("-".join(filter(None, (row.get("Tabulator"), row["Batch"]))), int(row["Cards"])) for row in rows]
        self.batches = dict(batches)
        self.cards = [f"{name}-{place + 1}" for name, count in batches for place in range(count)]
        self.design = self.json("design.json")
        self.measure = self.design["measure"]
        self.rounds = self.json("rounds.json")
        self.contests = self.json("contests.json")
        self.records = {line["card"]: line["contests"] for line in self.lines("records.ndjson")}
        self.totals = {line["batch"]: line["contests"] for line in self.lines("batches.ndjson")}
        self.boards = {line["card"]: line["contests"] for line in self.lines("boards.ndjson") if "card" in line}

    def json(self, name):
        return json.loads(self.files[name])

    def lines(self, name):
        return [json.loads(line) for line in self.files.get(name, b"").decode().splitlines()]

    def check_hashes(self):
        for name, recorded in {**self.head["committed"], **self.head["files"]}.items():
            if sha(self.files[name]) != recorded:
                differs(name, recorded, sha(self.files[name]))
        committed = self.head["committed"]
        listed = "".join(f"{name} {committed[name]}\n" for name in sorted(committed))
        if sha(listed.encode()) != self.head["commitment"]:
            differs("commitment", self.head["commitment"], sha(listed.encode()))

    def paper(self, contest, card):
        return self.boards[card].get(contest["id"], {"kind": "contest-absent"})

    def of_record(self, claim, contest, card):
        batch = card.rsplit("-", 1)[0]
        if self.design["style"] == "comparison" and batch in self.totals:
            return total(claim, self.totals[batch].get(contest["id"]), self.batches[batch]) / self.batches[batch]
        return value(claim, self.records.get(card, {}).get(contest["id"]))


def sha(octets):
    return hashlib.sha256(octets).hexdigest()


def same_draws(drawn, right, where=""):
    for draw, (card, wanted) in enumerate(zip(drawn, right, strict=True), 1):
        if card != wanted:
            differs(f"{where}draw {draw}", card, wanted)


def rivest(seed, cards, draws):
    return [cards[int(sha(f"{seed},{draw}".encode()), 16) % len(cards)] for draw in range(1, draws + 1)]


def ticket(seed, name):
    """The digits of a hash backwards; the cards with the smallest are the sample (Rivest 2018)."""
    return str(int(sha((sha(seed.encode()) + name).encode()), 16)).zfill(64)[::-1]


def by_cards(record):
    """Polling and comparison of single cards, pools or not."""
    drawn = [one["cards"] for one in record.rounds]
    count = len(sum(drawn, []))
    put_back = record.design["sampler"] == "rivest"
    in_order = rivest(record.seed, record.cards, count) if put_back else sorted(record.cards, key=lambda c: ticket(record.seed, c))
    same_draws(sum(drawn, []), in_order[:count])

    def risks(recorded, claim):
        contest = recorded["contest"]
        if record.measure["kind"] in ("minerva", "athena", "providence", "bravo-by-rounds"):
            return by_rounds(record, recorded, claim)
        mean = sum(record.of_record(claim, contest, card) for card in record.cards) / len(record.cards)
        upper = largest(claim)
        capital = Capital(record.measure, 0.5, None if put_back else len(record.cards))
        after = []
        for cards in drawn:
            for card in cards:
                x = paper_value(claim, contest, record.paper(contest, card))
                if record.design["style"] == "comparison":
                    x = (1 - (record.of_record(claim, contest, card) - x) / upper) / (2 - (2 * mean - 1) / upper)
                capital.take(x)
            after.append(1 / capital.best)
        return after

    return risks


def by_rounds(record, recorded, claim):
    contest, limit = recorded["contest"], recorded["riskLimit"]
    winner, loser = claim["winner"], claim["loser"]
    won, lost = (recorded["tally"]["votes"].get(one, 0) for one in (winner, loser))
    share = won / (won + lost)
    kind = record.measure["kind"]
    alive = {True: {0: 1.0}, False: {0: 1.0}}
    seen, best, stopped, after = [0, 0], 1.0, False, []
    chance = lambda k, n, p: math.comb(n, k) * p**k * (1 - p) ** (n - k)
    ratio = lambda w, l: (2 * share) ** w * (2 * (1 - share)) ** l

    def tail(as_reported, k, n):
        p = share if as_reported else 0.5
        return sum(c * sum(chance(i, n, p) for i in range(max(0, k - w), n + 1)) for w, c in alive[as_reported].items())

    def evidence(k, n):
        lk = sum(seen) + n - k
        if kind == "bravo-by-rounds":
            return ratio(k, lk)
        if kind == "providence":
            new = [sum(chance(i, n, p) for i in range(k - seen[0], n + 1)) for p in (share, 0.5)]
            return ratio(*seen) * new[0] / new[1]
        if kind == "athena" and ratio(k, lk) < 1:
            return 0
        under = tail(False, k, n)
        return tail(True, k, n) / under if under > 0 else 0

    for one in record.rounds:
        new = [0, 0]
        for card in one["cards"]:
            reading = record.paper(contest, card)
            marks = valid(contest, reading["votes"]) if reading["kind"] == "votes" else []
            marks = [loser] if reading["kind"] in ("not-found", "no-consensus") else marks
            if (winner in marks) != (loser in marks):
                new[0 if winner in marks else 1] += 1
        n = sum(new)
        if n and not stopped:
            found = evidence(seen[0] + new[0], n)
            best, stopped = max(best, found), found >= 1 / limit
            least = next((k for k in range(seen[0], seen[0] + n + 1) if evidence(k, n) >= 1 / limit), math.inf)
            for as_reported, p in ((True, share), (False, 0.5)):
                later = {}
                for w, c in alive[as_reported].items():
                    for i in range(n + 1):
                        if w + i < least:
                            later[w + i] = later.get(w + i, 0) + c * chance(i, n, p)
                alive[as_reported] = later
        seen = [seen[0] + new[0], seen[1] + new[1]]
        after.append(1 / best)
    return after


def by_styles(record):
    """One ticket a card; each contest takes the cards whose record holds it."""
    holds = {card: set(contests) for card, contests in record.records.items()}
    count = lambda name: sum(name in held for held in holds.values())
    missing = {one["contest"]["id"]: one["contest"]["cards"] - count(one["contest"]["id"]) for one in record.contests}
    for n in range(1, max(missing.values()) + 1):
        holds[f"phantom-{n}"] = {name for name, lack in missing.items() if lack >= n}
    order = sorted(holds, key=lambda card: ticket(record.seed, card))
    before = set()
    for one in record.rounds:
        wanted = {card for name, size in one["sizes"].items() for card in [c for c in order if name in holds[c]][:size]}
        same_draws(one["cards"], [card for card in order if card in wanted - before], "round ")
        before |= wanted

    def risks(recorded, claim):
        contest = recorded["contest"]
        name, upper = contest["id"], largest(claim)
        mean = total(claim, recorded["tally"], contest["cards"]) / contest["cards"]
        capital = Capital(record.measure, 0.5, contest["cards"])
        own, drawn, place, after = [c for c in order if name in holds[c]], set(), 0, []
        for one in record.rounds:
            drawn |= set(one["cards"])
            while place < len(own) and own[place] in drawn:
                card, place = own[place], place + 1
                if card.startswith("phantom-"):
                    said, found = 0.5, 0
                else:
                    said = record.of_record(claim, contest, card)
                    found = paper_value(claim, contest, record.paper(contest, card), 0)
                capital.take((1 - (said - found) / upper) / (2 - (2 * mean - 1) / upper))
            after.append(1 / capital.best)
        return after

    return risks


def by_batches(record):
    names = list(record.batches)
    claims = [(one["contest"], claim) for one in record.contests for claim in one["claims"]]

    def parts(contest, claim):
        totals = {name: total(claim, record.totals[name].get(contest["id"]), record.batches[name]) for name in names}
        return totals, sum(totals.values()) - len(record.cards) / 2

    bounds = dict.fromkeys(names, 0.0)
    for contest, claim in claims:
        totals, margin = parts(contest, claim)
        bounds = {name: max(bounds[name], totals[name] / margin) for name in names}
    drawn = [name for one in record.rounds for name in one["batches"]]
    sums = list(itertools.accumulate(bounds.values()))
    uniform = pcg64(int(sha(record.seed.encode()), 16))
    pick = lambda u: next(name for name, s in zip(names, sums) if s / sums[-1] > u)
    same_draws(drawn, [pick(next(uniform)) for _ in drawn])
    counted = {name: line for line in record.lines("boards.ndjson") for name in line["batches"]}

    def risks(recorded, claim):
        contest = recorded["contest"]
        totals, margin = parts(contest, claim)
        capital = Capital(record.measure, 1 - 1 / sums[-1])
        after = []
        for one in record.rounds:
            for name in one["batches"]:
                line = counted[name]
                said = sum(totals[b] for b in line["batches"])
                found = total(claim, line["contests"].get(contest["id"]), sum(record.batches[b] for b in line["batches"]))
                capital.take(1 - (said - found) / margin / sum(bounds[b] for b in line["batches"]))
            after.append(1 / capital.best)
        return after

    return risks


def pcg64(entropy):
    """numpy.random.default_rng(entropy).random(): SeedSequence, then PCG64 (O'Neill 2014)."""
    m32, m64, m128 = 2**32 - 1, 2**64 - 1, 2**128 - 1
    words = [entropy >> 32 * i & m32 for i in range(max(1, (entropy.bit_length() + 31) // 32))]
    constant = 0x43B0D7E5

    def hashed(word):
        nonlocal constant
        word ^= constant
        constant = constant * 0x931E8875 & m32
        word = word * constant & m32
        return word ^ word >> 16

    def mixed(x, y):
        r = (0xCA01F9DD * x - 0x4973F715 * y) & m32
        return r ^ r >> 16

    pool = [hashed(words[i] if i < len(words) else 0) for i in range(4)]
    for one in range(4):
        for other in range(4):
            if one != other:
                pool[other] = mixed(pool[other], hashed(pool[one]))
    for word in words[4:]:
        for other in range(4):
            pool[other] = mixed(pool[other], hashed(word))
    constant, out = 0x8B51F9DD, []
    for i in range(8):
        word = pool[i % 4] ^ constant
        constant = constant * 0x58F38DED & m32
        word = word * constant & m32
        out.append(word ^ word >> 16)
    a, b, c, d = (out[2 * i] | out[2 * i + 1] << 32 for i in range(4))
    increment = ((c << 64 | d) << 1 | 1) & m128
    step = lambda state: (state * 0x2360ED051FC65DA44385DF649FCCF645 + increment) & m128
    state = step(increment + (a << 64 | b))
    while True:
        state = step(state)
        folded, turn = (state >> 64 ^ state) & m64, state >> 122
        yield ((folded >> turn | folded << (64 - turn)) & m64) / 2**64 // 2**-53 * 2**-53


def by_strata(record):
    strata = record.design["strata"]
    inside = [[c for c in record.cards if c.rsplit("-", 1)[0] in one["batches"]] for one in strata]
    for one, cards in zip(strata, inside):
        drawn = [card for r in record.rounds for card in r["strata"].get(one["name"], [])]
        same_draws(drawn, rivest(f"{record.seed},{one['name']}", cards, len(drawn)), one["name"] + " ")

    def risks(recorded, claim):
        contest, u = recorded["contest"], largest(claim)
        weights = [len(cards) / len(record.cards) for cards in inside]
        room = [
            u - sum(record.of_record(claim, contest, c) for c in cards) / len(cards) if s["style"] == "comparison" else 0
            for s, cards in zip(strata, inside)
        ]
        null = 0.5 + sum(w * r for w, r in zip(weights, room))
        uppers = [2 * u if s["style"] == "comparison" else u for s in strata]
        corners = set()
        for free in range(len(strata)):
            for others in itertools.product((0, 1), repeat=len(strata) - 1):
                limits = list(others[:free]) + [0] + list(others[free:])
                means = [r + u * at for r, at in zip(room, limits)]
                left = null - sum(w * m for i, (w, m) in enumerate(zip(weights, means)) if i != free)
                means[free] = left / weights[free]
                if room[free] - 1e-12 <= means[free] <= room[free] + u + 1e-12:
                    corners.add(tuple(means))
        capital = {corner: 0.0 for corner in corners}
        best, after = 0.0, []
        for r in record.rounds:
            for i, s in enumerate(strata):
                for card in r["strata"].get(s["name"], []):
                    x = paper_value(claim, contest, record.paper(contest, card))
                    if s["style"] == "comparison":
                        x += u - record.of_record(claim, contest, card)
                    stake = min(record.measure["stake"], 1 / uppers[i])
                    for corner in corners:
                        capital[corner] += math.log(1 + stake * (x - corner[i]))
                    best = max(best, min(capital.values()))
            after.append(math.exp(-best))
        return after

    return risks


def counted_outcomes(record):
    """What a full hand count says, where there is one: every batch of the manifest, in its order."""
    lines = record.lines("full-count.ndjson")
    if not lines:
        return {}
    same_draws([line["batch"] for line in lines], list(record.batches), "full count ")
    found = {}
    for recorded in record.contests:
        contest, choice = recorded["contest"], recorded["contest"]["choice"]
        tallies = [line["contests"][contest["id"]] for line in lines if contest["id"] in line["contests"]]
        if not tallies:
            continue
        votes = {c: sum(t["votes"].get(c, 0) for t in tallies) for c in contest["candidates"]}
        if choice["kind"] == "plurality":
            order = sorted(votes.values(), reverse=True)[: choice["winners"] + 1]
            tied = len(order) > choice["winners"] and order[-1] == order[-2]
            won = [c for c in contest["candidates"] if votes[c] > (order[-1] if len(order) > choice["winners"] else -1)]
            outcome = {"kind": "undecided", "reason": "tied-winners"} if tied else {"kind": "winners", "winners": won}
        else:
            need = choice["share"]["numerator"] * sum(t["validCards"] for t in tallies) / choice["share"]["denominator"]
            won = [c for c in contest["candidates"] if votes[c] > need]
            outcome = {"kind": "winners", "winners": won} if won else {"kind": "no-winner"}
        found[contest["id"]] = {"counted": outcome}
    return found


def main(folder):
    record = Record(folder)
    style, sampler = record.design["style"], record.design["sampler"]
    audit = {"strata": by_strata, "batch-comparison": by_batches}.get(style, by_cards)
    risks = (by_styles if sampler == "card-styles" else audit)(record)
    said, outcomes = record.json("risk.json"), record.json("outcome.json")
    counted = counted_outcomes(record)
    for recorded in record.contests:
        name = recorded["contest"]["id"]
        confirmed = recorded["reported"]["kind"] != "undecided"
        for index, claim in enumerate(recorded["claims"]):
            cards = recorded["contest"]["cards"]
            if total(claim, recorded["tally"], cards) <= cards / 2:
                differs(f"{name} claim {index + 1}", "true", "not true of the reported votes")
            after = risks(recorded, claim)
            for number, risk in enumerate(after):
                written = said[name][index][number]
                if abs(written - risk) > 1e-9 * max(written, risk):
                    differs(f"{name} claim {index + 1} round {number + 1}", written, risk)
            confirmed = confirmed and after[-1] <= recorded["riskLimit"]
        verdict = counted.get(name, "confirmed" if confirmed else "not-confirmed")
        if outcomes[name] != verdict:
            differs(f"{name} outcome", outcomes[name], verdict)
    print("agrees")


main(sys.argv[1])
