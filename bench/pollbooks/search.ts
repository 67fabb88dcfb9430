import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { openImage, writeImage, type ListedVoter, type VoterList } from "@counterfoil/pollbook-search";
import { chance, inventedVoters, misspelt } from "./voters.ts";

const utf8 = {
  encode: (text: string) => encoder.encode(text),
  decode: (bytes: Uint8Array) => decoder.decode(bytes),
};
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The image is written by a process of its own and searched by another, so that the memory shown is that of searching alone. */
export function searches(print: (line: string) => void, voters: number): void {
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-pollbooks-"));
  const file = join(folder, "list");
  const written = performance.now();
  own(["write", String(voters), file]);
  print(
    JSON.stringify({ what: "image written", voters, seconds: round((performance.now() - written) / 1000) }),
  );
  own(["search", file]);
  rmSync(folder, { recursive: true });
}

function own(words: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [import.meta.filename, ...words], { stdio: "inherit" });
  if (status !== 0) throw new Error(`${words[0]} ended with ${status}`);
}

function searchedIn(print: (line: string) => void, file: string): void {
  const opened = performance.now();
  const image = readFileSync(file);
  const list = openImage(image, utf8);
  if (!list.ok) throw new Error(list.refusal);
  list.value.search("smi jo");
  print(
    JSON.stringify({
      what: "opened to first search",
      ms: round(performance.now() - opened),
      imageMb: mb(image.length),
    }),
  );
  measure(print, list.value);
  print(
    JSON.stringify({ what: "memory of the process that searches", rssMb: mb(process.memoryUsage().rss) }),
  );
}

type Ask = { readonly text: string; readonly wanted: ListedVoter };

function measure(print: (line: string) => void, list: VoterList): void {
  const next = chance(77);
  const some: ListedVoter[] = [];
  for (const voter of list.all()) if (next(Math.ceil(list.size / 2_000)) === 0) some.push(voter);
  const asks: Readonly<Record<string, (voter: ListedVoter) => string>> = {
    "surname 3 letters, first name 1": ({ last, first }) => `${last.slice(0, 3)} ${first[0]}`,
    "surname 2 letters": ({ last }) => last.slice(0, 2),
    "first name, surname": ({ last, first }) => `${first} ${last}`,
    "misspelt surname, first name": ({ last, first }) => `${misspelt(last.toLowerCase(), next)} ${first}`,
    "both misspelt": ({ last, first }) =>
      `${misspelt(last.toLowerCase(), next)} ${misspelt(first.toLowerCase(), next)}`,
    "misspelt surname alone": ({ last }) => misspelt(last.toLowerCase(), next),
    "surname, day of birth": ({ last, birth }) => `${last} ${birth}`,
    "address, first name": ({ address, first }) => `${address} ${first}`,
    number: ({ number }) => number,
  };
  for (const [what, ask] of Object.entries(asks))
    report(
      print,
      what,
      list,
      some.map((wanted) => ({ text: ask(wanted), wanted })),
    );
}

function report(print: (line: string) => void, what: string, list: VoterList, asks: readonly Ask[]): void {
  const times: number[] = [];
  let found = 0;
  let hits = 0;
  for (const { text, wanted } of asks) {
    const start = performance.now();
    const answer = list.search(text);
    times.push(performance.now() - start);
    if (!answer.ok) throw new Error(answer.refusal);
    hits += answer.value.hits.length;
    if (answer.value.hits.some(({ voter }) => voter.number === wanted.number)) found++;
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.floor(times.length * share)]!);
  print(
    JSON.stringify({
      what: `search: ${what}`,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      p99Ms: at(0.99),
      hits: round(hits / asks.length),
      foundAmongFirst20: `${found} / ${asks.length}`,
    }),
  );
}

function round(n: number): number {
  return Number(n.toPrecision(3));
}

function mb(bytes: number): number {
  return Math.round(bytes / 1_048_576);
}

const [, script, what, first = "", file = ""] = process.argv;
if (script === import.meta.filename) {
  if (what === "write") writeFileSync(file, writeImage(inventedVoters(Number(first)), utf8));
  else searchedIn((line) => console.log(line), first);
}
