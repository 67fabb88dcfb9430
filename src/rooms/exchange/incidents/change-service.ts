import { ok, refuse, type Refused, type Result } from "../../../basics/result.ts";
import type { BodyOf } from "../../../platform/contract/endpoint.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { Activity, ActivityContent, changeIncident } from "./contract.ts";
import { sourceIds, withSeenSources } from "./reading.ts";
import { recordNaming } from "./record.ts";
import { kindsOf, mayMove, type Marking } from "./rules.ts";
import { checkedActivities, incidentNow, ownIncident } from "./service.ts";
import * as parts from "./parts-store.ts";
import type { IncidentTable } from "./row-store.ts";
import * as stored from "./store.ts";

type Change = BodyOf<typeof changeIncident>;

export const change: Serves<typeof changeIncident> = async (cx, { params, body }) => {
  const owned = await ownIncident(cx, params.incident);
  if (!owned.ok) return owned;
  const { substituted: _, ...row } = owned.value;
  if (row.version !== body.version) return refuse("changed-meanwhile");
  const moved = await checkMove(cx, row, body);
  if (!moved.ok) return moved;
  const before = await stored.activitiesAt(cx.tx, row.id, cx.nowMs);
  const changed = await changedActivities(cx, row, before, body);
  if (!changed.ok) return changed;
  const { ended, begun } = changed.value;
  const after: IncidentTable = {
    ...row,
    ...withoutAbsent(body.tell ?? {}),
    closed: body.move === undefined ? row.closed : body.move === "close",
    kinds: kindsOf([
      ...before.filter((activity) => !ended.includes(activity.id)),
      ...begun.map((each) => each.activity),
    ]),
    version: row.version + 1,
  };
  if (!(await stored.updateIncident(cx.tx, after, body.why))) return refuse("changed-meanwhile");
  await parts.endActivities(cx.tx, row.id, ended);
  await parts.insertActivities(cx.tx, row.id, begun);
  const { version: __, why, ...what } = body;
  await recordNaming(cx, row, {
    action: "incidents.change",
    why,
    named: [...body.add, ...body.edit.map((each) => each.activity)].flatMap(sourceIds),
    body: (known) => ({
      ...what,
      add: body.add.map((each) => withSeenSources(each, known)),
      edit: body.edit.map((each) => ({ ...each, activity: withSeenSources(each.activity, known) })),
    }),
    about: [...ended, ...begun.map((each) => each.id)],
  });
  return ok(await incidentNow(cx, row.id));
};

async function checkMove(
  cx: Context,
  row: IncidentTable,
  body: Change,
): Promise<ReturnType<typeof mayMove> | Result<null, "incident-closed" | "nothing-to-change">> {
  const content = body.tell !== undefined || body.add.length + body.edit.length + body.remove.length > 0;
  if (body.move === undefined) {
    if (row.closed) return refuse("incident-closed");
    return content ? ok(null) : refuse("nothing-to-change");
  }
  const assessments = await stored.assessmentsAt(cx.tx, row.id, cx.nowMs);
  return mayMove({ closed: row.closed, classification: row.classification, assessments }, body.move);
}

interface ChangedActivities {
  readonly ended: readonly string[];
  readonly begun: readonly parts.NewActivity[];
}

async function changedActivities(
  cx: Context,
  incident: Marking,
  before: readonly Activity[],
  { add, edit, remove }: Change,
): Promise<
  | Result<ChangedActivities, "activity-not-found" | "period-backwards" | "personal-data">
  | Refused<"source-not-found" | "marking-below-source" | "classification-below-source">
> {
  const ended = [...remove, ...edit.map((each) => each.id)];
  const versions = new Map<string, number>(before.map((activity) => [activity.id, activity.version]));
  if (new Set(ended).size !== ended.length || ended.some((id) => !versions.has(id)))
    return refuse("activity-not-found");
  const contents: ActivityContent[] = [...add, ...edit.map((each) => each.activity)];
  const checked = await checkedActivities(cx, incident, contents);
  if (!checked.ok) return checked;
  const hidden = await hiddenSources(cx, before);
  const begun = checked.value.map((activity, at) => {
    const edited = edit[at - add.length];
    return edited === undefined
      ? { id: cx.dice.id("act"), version: 1, activity }
      : {
          id: edited.id,
          version: (versions.get(edited.id) ?? 0) + 1,
          activity: { ...activity, sources: [...activity.sources, ...(hidden.get(edited.id) ?? [])] },
        };
  });
  return ok({ ended, begun });
}

/** Sources that the editor may not see stay when an activity is edited: nothing vanishes because someone looked with less. */
async function hiddenSources(
  cx: Context,
  before: readonly Activity[],
): Promise<ReadonlyMap<string, Activity["sources"]>> {
  const seen = await stored.visible(cx.tx, before.flatMap(sourceIds));
  return new Map(
    before.map((activity) => [
      activity.id,
      activity.sources.filter((source) => !sourceIds({ sources: [source] }).every((id) => seen.has(id))),
    ]),
  );
}

function withoutAbsent<T extends object>(
  tell: T,
): Partial<{ [K in keyof T]: NonNullable<T[K]> | Extract<T[K], null> }> {
  return Object.fromEntries(Object.entries(tell).filter(([, value]) => value !== undefined)) as never;
}
