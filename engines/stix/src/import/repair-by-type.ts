import { isUri } from "../check/formats.ts";
import type { JsonObject } from "../basis/json-value.ts";
import type { Received } from "./received.ts";
import { textOf, type Draft } from "./repair.ts";

/** Repairs that belong to one type of object. Each uses only what the sender wrote somewhere in the same bundle. */
export function repairByType(draft: Draft, received: Received): void {
  const type = textOf(draft.object["type"]);
  if (Object.hasOwn(repairs, type)) repairs[type]!(draft, received);
}

const repairs: Readonly<Record<string, (draft: Draft, received: Received) => void>> = {
  location,
  grouping,
  url: (draft) => url(draft, "value"),
  malware: (draft) => {
    if (draft.object["is_family"] === undefined) draft.set("default-of-older-version", "is_family", false);
  },
  indicator: (draft) => {
    const pattern = textOf(draft.object["pattern"]);
    if (draft.object["pattern_type"] === undefined && /^\s*[([]/.test(pattern))
      draft.set("default-of-older-version", "pattern_type", "stix");
    if (draft.object["valid_from"] === undefined && typeof draft.object["created"] === "string")
      draft.set("default-of-older-version", "valid_from", draft.object["created"]);
  },
};

/** `host/path` without a scheme becomes `http://host/path`; anything else stays as it is for the strict check to judge. */
function url(draft: Draft, name: string): void {
  const value = textOf(draft.object[name]);
  if (value === "" || isUri(value)) return;
  if (
    /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?$/i.test(value) &&
    isUri(`http://${value}`)
  )
    draft.set("uri-format", name, `http://${value}`);
}

/** Its objects are those that the bundle's relationships tie to it. */
function grouping(draft: Draft, received: Received): void {
  if (draft.object["object_refs"] !== undefined) return;
  const id = textOf(draft.object["id"]);
  const ends = (received.relationshipsOf.get(id) ?? []).flatMap((one) => [
    textOf(one["source_ref"]),
    textOf(one["target_ref"]),
  ]);
  const others = [...new Set(ends)].filter((end) => end !== id && received.byId.has(end));
  if (others.length > 0) draft.set("grouping-without-objects", "object_refs", others);
}

/** A country or region is taken from its own name, else from the place it is located at, else the region is `unspecified`. */
function location(draft: Draft, received: Received): void {
  const { region, country, latitude, longitude, name } = draft.object;
  if (region !== undefined || country !== undefined || (latitude !== undefined && longitude !== undefined))
    return;
  const kind = textOf(draft.object["x_opencti_location_type"]);
  if (kind === "Country" && textOf(name)) return draft.set("location-nowhere", "country", name ?? null);
  if (kind === "Region" && textOf(name)) return draft.set("location-nowhere", "region", name ?? null);
  const around = surrounding(textOf(draft.object["id"]), received);
  if (typeof around?.["country"] === "string") draft.set("location-nowhere", "country", around["country"]);
  else if (typeof around?.["region"] === "string") draft.set("location-nowhere", "region", around["region"]);
  else draft.set("location-nowhere", "region", "unspecified");
}

/** Follows `located-at` from place to place, a few steps at most. */
function surrounding(id: string, received: Received): JsonObject | undefined {
  let here = id;
  for (let steps = 0; steps < 4; steps++) {
    const up = (received.relationshipsOf.get(here) ?? []).find(
      (one) =>
        one["relationship_type"] === "located-at" &&
        one["source_ref"] === here &&
        textOf(one["target_ref"]).startsWith("location--"),
    );
    const place = up ? received.byId.get(textOf(up["target_ref"])) : undefined;
    if (!place) return undefined;
    if (typeof place["country"] === "string" || typeof place["region"] === "string") return place;
    here = textOf(place["id"]);
  }
  return undefined;
}
