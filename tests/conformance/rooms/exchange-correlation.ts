import { CorrelationIndex, observablesIn, valuesOf, type Observable } from "@counterfoil/correlation";
import { getDomain } from "tldts";
import { isRecord, listOf, verdictOf, type DataFile, type FileVerdict } from "../room.ts";

type Row = Readonly<Record<string, unknown>>;

const registrableDomain = (host: string): string | null => getDomain(host, { allowPrivateDomains: true });

/** The domain that an observable names, in the form in which the gold list writes it. */
function hostsOf(observables: readonly Observable[]): ReadonlySet<string> {
  const named = observables.filter(({ kind }) => kind === "domain" || kind === "url");
  return new Set(
    named.flatMap((one) =>
      valuesOf(one, registrableDomain)
        .filter(({ kind }) => kind === "site" || kind === "domain")
        .map(({ text }) => text),
    ),
  );
}

/**
 * A gold list of what a bundle and a table share: the two are found among the files by their domains, are linked in an index of all
 * files, and share every domain of the list.
 */
export function judgeGold(file: DataFile): FileVerdict {
  const gold = file.json as { readonly shared: readonly string[] };
  const cases = casesIn(file.others());
  const holders = [...cases].filter(([, observables]) => {
    const hosts = hostsOf(observables);
    return gold.shared.every((domain) => hosts.has(domain));
  });
  const index = indexOf(cases);
  const links = holders.map(([name]) => index.linksOf(name).map((link) => link.member));
  const linked = holders.every(([name], at) =>
    holders.every(([other]) => other === name || links[at]!.includes(other)),
  );
  return verdictOf(
    [
      holders.length >= 2
        ? null
        : `${holders.length} files hold all ${gold.shared.length} domains, at least 2 expected`,
      linked ? null : "files that hold the same domains are not linked",
    ],
    `${cases.size} files indexed, ${gold.shared.length} shared domains`,
  );
}

/** Takedown indicators and tables of domains: they name values, and every link to another file stands on one that both name. */
export function judgeIndicators(file: DataFile): FileVerdict {
  const own = observablesOf(file);
  const cases = casesIn([file, ...file.others()]);
  const links = indexOf(cases).linksOf(file.path);
  return verdictOf(
    [
      own.length > 0 || !/https?:|hxxp|\[\.\]/.test(file.text) ? null : "no observable was read",
      ...links.map((link) => {
        const other = valuesNamed(cases.get(link.member) ?? []);
        const mine = valuesNamed(own);
        const told = link.evidence.filter((one) => mine.has(one.text) && other.has(one.text));
        if (told.length !== link.evidence.length)
          return `linked to ${link.member} by what one of them does not name`;
        return told.some((one) => !one.common) ? null : `linked to ${link.member} by platforms alone`;
      }),
    ],
    `${own.length} observables, ${links.length} links`,
  );
}

function valuesNamed(observables: readonly Observable[]): ReadonlySet<string> {
  return new Set(observables.flatMap((one) => valuesOf(one, registrableDomain).map(({ text }) => text)));
}

/** One case a file that names observables; read once for a set of files. */
function casesIn(files: readonly DataFile[]): ReadonlyMap<string, readonly Observable[]> {
  const name = files
    .map((one) => one.path)
    .sort()
    .join("\n");
  if (known?.name !== name) known = { name, cases: readCases(files) };
  return known.cases;
}
let known: { readonly name: string; readonly cases: ReadonlyMap<string, readonly Observable[]> } | null =
  null;

function readCases(files: readonly DataFile[]): ReadonlyMap<string, readonly Observable[]> {
  const found = files.map((file) => [file.path, observablesOf(file)] as const);
  return new Map(found.filter(([, observables]) => observables.length > 0));
}

function indexOf(cases: ReadonlyMap<string, readonly Observable[]>): CorrelationIndex {
  const index = new CorrelationIndex({ registrableDomain });
  for (const [name, observables] of cases) index.add(name, observables);
  return index;
}

function observablesOf({ json, text }: DataFile): readonly Observable[] {
  if (isRecord(json) && json["type"] === "bundle") return ofBundle(json);
  if (isIndicators(json))
    return json.flatMap((row) => observablesIn(textOf(row["indicator_value"] ?? row["Indicator"])));
  return json === undefined
    ? text
        .split(/\r?\n/)
        .slice(1)
        .flatMap((line) => observablesIn(line.split(",")[0] ?? ""))
    : [];
}

export function isIndicators(json: unknown): json is readonly Row[] {
  return (
    listOf(json, "indicator_type", "indicator_value") ||
    listOf(json, "Tactic", "Technique") ||
    listOf(json, "Tactic ", "Technique")
  );
}

const kinds: Readonly<Record<string, Observable["kind"]>> = {
  "domain-name": "domain",
  url: "url",
  "email-addr": "email",
  "ipv4-addr": "ip",
};

function ofBundle(bundle: Row): readonly Observable[] {
  const objects = Array.isArray(bundle["objects"])
    ? (bundle["objects"] as readonly unknown[]).filter(isRecord)
    : [];
  return objects.flatMap((object) => {
    const kind = kinds[textOf(object["type"])];
    // A channel is named by its address.
    if (object["type"] === "channel") return observablesIn(textOf(object["name"]));
    return kind ? [{ kind, text: textOf(object["value"]) }] : [];
  });
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
