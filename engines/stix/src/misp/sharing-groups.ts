import { isObject, textOf } from "../basis/json-value.ts";
import { ok, refuse, type Outcome } from "../basis/outcome.ts";
import { isYes, membersOf } from "./misp-event.ts";

/** Who may receive what is shared with a MISP sharing group. */
export type SharingGroup = {
  readonly name: string;
  readonly releasability: string;
  readonly active: boolean;
  /** `mayExtend`: may invite others into the group. */
  readonly organisations: readonly {
    readonly uuid: string;
    readonly name: string;
    readonly mayExtend: boolean;
  }[];
};

/** Reads `{ SharingGroup, SharingGroupOrg }` as MISP's interface gives it, or a sharing group as it stands in an event. */
export function readSharingGroup(value: unknown): Outcome<SharingGroup, "not-a-sharing-group"> {
  const group = isObject(value) && isObject(value["SharingGroup"]) ? value["SharingGroup"] : value;
  if (!isObject(group) || !isObject(value) || textOf(group["name"]) === "")
    return refuse("not-a-sharing-group", { expected: "SharingGroup" });
  const members = [
    ...membersOf(value, "SharingGroupOrg"),
    ...(group === value ? [] : membersOf(group, "SharingGroupOrg")),
  ];
  return ok({
    name: textOf(group["name"]),
    releasability: textOf(group["releasability"]),
    active: group["active"] === undefined || isYes(group["active"]),
    organisations: members.flatMap((one) => {
      const organisation = one["Organisation"];
      if (!isObject(organisation)) return [];
      return [
        {
          uuid: textOf(organisation["uuid"]),
          name: textOf(organisation["name"]),
          mayExtend: isYes(one["extend"]),
        },
      ];
    }),
  });
}
