import type { RouteObject } from "react-router";
import type { Message } from "../../basics/text.ts";
import type { Permission } from "../contract/permission.ts";

/** The rooms in the order of the work; `administration` is for accounts, organisations and the journal. */
export const rooms = [
  "readiness",
  "exchange",
  "definitions",
  "continuity",
  "information",
  "infrastructure",
  "citizens",
  "administration",
] as const;

export type Room = (typeof rooms)[number];

/**
 * What a slice hangs into the operations app. All paths are inside `/app/{space}/{election}/`, without a leading slash:
 * `exchange/reports`, `exchange/reports/:report`.
 */
export interface SliceRoutes {
  readonly room: Room;
  readonly slice: string;
  /** Name in the list of rooms. */
  readonly label: Message;
  /** First screen of the slice. */
  readonly path: string;
  /** Who may enter; the line of the slice's first screen in the permission table. */
  readonly allow: Permission;
  /** First screens for those who may not enter the first one; who may enter several begins with the first of them. */
  readonly otherEntrances?: readonly { readonly path: string; readonly allow: Permission }[];
  readonly children: readonly RouteObject[];
  /** The slice's messages, so that the feed, the home page and refusals can be told in words. */
  readonly messages: Readonly<Record<string, Message>>;
  /** Objects that can be opened by their id: `{ prefix: "rep", label, path: "exchange/reports/:id" }`. */
  readonly objects?: readonly ObjectPattern[];
  /** Verbs and further screens for the palette (Ctrl K). */
  readonly palette?: readonly PaletteEntry[];
}

export interface ObjectPattern {
  readonly prefix: string;
  readonly label: Message;
  readonly path: `${string}:id${string}`;
}

export interface PaletteEntry {
  readonly label: Message;
  readonly path: string;
  readonly allow: Permission;
}

type Names<Path extends string> = Path extends `${infer First}/${infer Rest}`
  ? Names<First> | Names<Rest>
  : Path extends `:${infer Name}`
    ? Name
    : never;

/** Fills a route pattern: `pathOf("exchange/reports/:report", { report: id })`. A missing value does not compile. */
export function pathOf<const Path extends string>(
  pattern: Path,
  values: Readonly<Record<Names<Path>, string>>,
): string {
  return pattern.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent((values as Readonly<Record<string, string>>)[name] ?? ""),
  );
}
