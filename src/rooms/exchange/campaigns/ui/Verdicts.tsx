import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { PlainTable } from "../../../../platform/ui/parts/Picture.tsx";
import { measures, type AggregationRule, type Campaign, type Picture, type Verdict } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { ui } from "../../../../platform/ui/messages.ts";

/** The verdict of each incident and that of all together, each with the numbers that made it and the thresholds they are held to. */
export function Verdicts({ campaign }: { campaign: Campaign }) {
  const say = useSay();
  const rowOf = useRow();
  const rule = campaign.rules[0]?.rule;
  const name = say(screen["verdicts-title"]);
  return (
    <>
      {rule && <Sides campaign={campaign} rule={rule} />}
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

/** The two verdicts side by side, each with the rule that it follows. */
function Sides({ campaign, rule }: { campaign: Campaign; rule: AggregationRule }) {
  const say = useSay();
  const { members, cumulative } = campaign;
  const alone = members.filter(({ verdict }) => verdict?.met).length;
  const together = cumulative.verdict?.met ?? false;
  return (
    <div className="cf-sides">
      <Side
        title={say(screen["side-single"])}
        verdict={say(screen["side-single-met"], { met: alone, of: members.length })}
        met={alone > 0}
        bar={rule.single}
      />
      <Side
        title={say(screen["side-cumulative"])}
        verdict={say(together ? screen.met : screen["not-met"])}
        met={together}
        bar={rule.cumulative}
      />
    </div>
  );
}

function Side(props: {
  readonly title: string;
  readonly verdict: string;
  readonly met: boolean;
  readonly bar: Bar;
}) {
  const say = useSay();
  const formats = useFormats();
  const held = measures.flatMap((measure) => {
    const at = (props.bar.thresholds as Partial<Record<typeof measure, number>>)[measure];
    if (at === undefined) return [];
    return [say(ui.named, { name: say(messages[`measure-${measure}`]), value: formats.number(at) })];
  });
  return (
    <div>
      <h3>{props.title}</h3>
      <p>
        <StateWord label={props.verdict} tone={props.met ? "soon" : "plain"} />
      </p>
      <p className="cf-muted">
        {say(screen["side-rule"], { needed: props.bar.needed, rule: formats.list(held) })}
      </p>
    </div>
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
