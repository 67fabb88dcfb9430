import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { PlainTable } from "../../../../platform/ui/parts/Picture.tsx";
import { measures, type AggregationRule, type Campaign, type Picture, type Verdict } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

/** The verdict of each incident and that of all together, each with the numbers that made it and the thresholds they are held to. */
export function Verdicts({ campaign }: { campaign: Campaign }) {
  const say = useSay();
  const rowOf = useRow();
  const rule = campaign.rules[0]?.rule;
  const name = say(screen["verdicts-title"]);
  return (
    <>
      <p className="cf-muted">
        <Say m={screen["verdicts-lead"]} />
      </p>
      <PlainTable
        name={name}
        data={{
          columns: [
            say(screen.what),
            ...measures.map((measure) => say(messages[`measure-${measure}`])),
            say(screen.verdict),
          ],
          rows: [
            ...campaign.members.map((member) => rowOf.picture(member.title, member.picture, member.verdict)),
            ...(rule ? [rowOf.bar(say(screen["threshold-single"]), rule.single)] : []),
            rowOf.picture(say(screen.cumulative), campaign.cumulative.picture, campaign.cumulative.verdict),
            ...(rule ? [rowOf.bar(say(screen["threshold-cumulative"]), rule.cumulative)] : []),
          ],
        }}
      />
    </>
  );
}

type Bar = AggregationRule["single"] | AggregationRule["cumulative"];

function useRow() {
  const say = useSay();
  const formats = useFormats();
  const verdictWords = (verdict: Verdict | null) => {
    if (verdict === null) return say(screen["no-rule"]);
    const values = { met: verdict.thresholdsMet, needed: verdict.needed };
    return say(verdict.met ? screen["verdict-met"] : screen["verdict-not-met"], values);
  };
  return {
    picture: (what: string, picture: Picture, verdict: Verdict | null) => [
      what,
      ...measures.map((measure) =>
        measure === "reachPeople" && picture.reachUnknown > 0
          ? say(screen["reach-with-unknown"], {
              people: formats.number(picture.reachPeople),
              unknown: formats.number(picture.reachUnknown),
            })
          : picture[measure],
      ),
      verdictWords(verdict),
    ],
    bar: (what: string, { thresholds, needed }: Bar) => [
      what,
      ...measures.map((measure) => (thresholds as Partial<Record<typeof measure, number>>)[measure] ?? null),
      say(screen["needs-of"], { needed }),
    ],
  };
}
