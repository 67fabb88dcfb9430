import type { WorkerHears } from "./check-worker.ts";

/** What systems leave in a folder by themselves: no part of a record. */
const strangers = /^([.].*|Thumbs[.]db|desktop[.]ini)$/;

/** The files that somebody chose: of a folder its own, not those of folders inside. */
export function chosenFiles(list: Iterable<File>): WorkerHears {
  return [...list]
    .filter(({ webkitRelativePath: path }) => path.split("/").length <= 2)
    .filter(({ name }) => !strangers.test(name))
    .map((file) => [file.name, file]);
}

/** The address of a record in the same static place (`?record=2026/`), with a slash at its end; null where there is none, or it leads away. */
export function publishedRecord(page: URL): URL | null {
  const given = page.searchParams.get("record");
  if (given === null || !/^https?:$/.test(page.protocol)) return null;
  const address = new URL(given.endsWith("/") ? given : `${given}/`, new URL(".", page));
  return address.origin === page.origin ? address : null;
}

/** Fetches `record.json` and every file that it names. One that is not there stays away, and the verifier says so. */
export async function fetchedFiles(record: URL): Promise<WorkerHears> {
  const head = await fetched(record, "record.json");
  if (!head) return [];
  const names = namesIn(await head.text());
  const files = await Promise.all(names.map(async (name) => [name, await fetched(record, name)] as const));
  const there = files.flatMap(([name, blob]) => (blob ? [[name, blob] as const] : []));
  return [["record.json", head], ...there];
}

async function fetched(record: URL, name: string): Promise<Blob | null> {
  const reply = await fetch(new URL(encodeURIComponent(name), record), { credentials: "omit" });
  return reply.ok ? reply.blob() : null;
}

function namesIn(text: string): string[] {
  try {
    const head = JSON.parse(text) as { committed?: object; files?: object };
    return Object.keys({ ...head.committed, ...head.files });
  } catch {
    return [];
  }
}
