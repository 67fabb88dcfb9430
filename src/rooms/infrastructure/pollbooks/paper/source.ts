import { existsSync, readFileSync } from "node:fs";
import { ledgerOf, readLogFile, type Ledger } from "@counterfoil/pollbook-log";
import { openImage, writeImage, type VoterList } from "@counterfoil/pollbook-search";
import { ok, refuse, type Result } from "../../../../basics/result.ts";
import { logPaths, openFolder, type FolderRefusal } from "../device/folder.ts";
import { sha256, utf8, verify } from "../keys.ts";
import type { Manifest } from "../package/definition-contract.ts";
import { readPackage, type PackageRefusal } from "../package/package-file.ts";

/** What is printed from: a device's folder, or the package with or without the hub's folder. Nothing in them is changed. */
export type Source = {
  readonly manifest: Manifest;
  readonly version: string;
  readonly site: string;
  readonly list: VoterList;
  readonly ledger: Ledger | null;
  /** Logs that could not be read: what is printed then says nothing of them. */
  readonly unreadable: readonly string[];
};

export type SourceRefusal =
  FolderRefusal | PackageRefusal | "site-unknown" | "paper-needs-source" | "paper-needs-site";

export type SourceAsked = {
  readonly data: string | undefined;
  readonly packageBytes: Uint8Array | undefined;
  readonly site: string | undefined;
};

export function openSource({ data, packageBytes, site }: SourceAsked): Result<Source, SourceRefusal> {
  if (packageBytes !== undefined) return fromPackage(packageBytes, data, site);
  if (data === undefined) return refuse("paper-needs-source");
  const folder = openFolder(data);
  if (!folder.ok) return folder;
  const { manifest, about, list } = folder.value;
  return atSite({ manifest, version: about.version, list }, data, site ?? about.site);
}

function fromPackage(
  bytes: Uint8Array,
  data: string | undefined,
  site: string | undefined,
): Result<Source, SourceRefusal> {
  const read = readPackage(bytes, null);
  if (!read.ok) return read;
  const { manifest, version, voters } = read.value;
  if (site === undefined)
    return refuse("paper-needs-site", { sites: manifest.sites.map(({ id }) => id).join(", ") });
  const list = openImage(writeImage(voters(), utf8), utf8);
  if (!list.ok) throw new Error(list.refusal);
  return atSite({ manifest, version, list: list.value }, data, site);
}

function atSite(
  from: Pick<Source, "manifest" | "version" | "list">,
  data: string | undefined,
  site: string,
): Result<Source, SourceRefusal> {
  const { manifest, version } = from;
  if (!manifest.sites.some(({ id }) => id === site)) return refuse("site-unknown", { site });
  if (data === undefined) return ok({ ...from, site, ledger: null, unreadable: [] });
  const { electionId, hub } = manifest;
  const ledger = ledgerOf({ electionId, listVersion: version, hub, sha256, verify });
  const unreadable: string[] = [];
  for (const path of Object.values(logPaths(data))) {
    const records = recordsIn(path);
    if (records === null) unreadable.push(path);
    else ledger.addAll(records);
  }
  return ok({ ...from, site, ledger, unreadable });
}

/** The whole records of a log that may be growing meanwhile; null where it cannot be read. */
function recordsIn(path: string): readonly Uint8Array[] | null {
  if (!existsSync(path)) return [];
  try {
    const read = readLogFile(readFileSync(path));
    return read.ok ? read.value.records : null;
  } catch {
    return null;
  }
}
