import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { PackageDefinition, PackageState } from "./package-contract.ts";

/** Ids stand once, and polls open before they close. */
export function checkDefinition({
  styles,
  sites,
  opensAt,
  closesAt,
}: PackageDefinition): Result<null, "id-twice" | "hours-backwards"> {
  for (const [field, named] of [
    ["styles", styles],
    ["sites", sites],
  ] as const) {
    const ids = named.map(({ id }) => id);
    const at = ids.findIndex((id, index) => ids.indexOf(id) < index);
    if (at >= 0)
      return refuse("id-twice", { id: ids[at]! }, [
        { path: `${field}[${at}].id`, expected: "an id that stands once" },
      ]);
  }
  if (Date.parse(opensAt) >= Date.parse(closesAt))
    return refuse("hours-backwards", {}, [{ path: "closesAt", expected: "a time after opensAt" }]);
  return ok(null);
}

/** Whether devices reach the hub of a package in this state. */
export function isListening(state: PackageState): boolean {
  return state === "open" || state === "closed";
}

/** Whether there is a day to look at. */
export function hasDay(state: PackageState): boolean {
  return isListening(state) || state === "certified";
}
