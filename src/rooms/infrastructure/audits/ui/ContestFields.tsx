import type { Message } from "../../../../basics/text.ts";
import { NumberField, SelectField, TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { useField } from "../../../../platform/ui/form/Form.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { screen } from "./screen-messages.ts";
import { seatMethods, type choiceKinds } from "./typed-contest.ts";
import { choicesOf, choiceWord } from "./words.ts";

/** Contests with what was announced; as many as are needed. */
export function ContestsFields() {
  const say = useSay();
  const { count, add, drop } = useRows("contests", { kind: "plurality", riskLimit: 5 });
  return (
    <fieldset className="cf-group">
      <legend>
        <Say m={screen["group-contests"]} />
      </legend>
      {Array.from({ length: count }, (_, at) => (
        <fieldset key={at} className="cf-fieldset cf-row-of-fields">
          <legend>{say(screen["contest-n"], { n: at + 1 })}</legend>
          <ContestFields at={`contests[${at}]`} />
        </fieldset>
      ))}
      <MoreOrFewer
        count={count}
        add={add}
        drop={drop}
        more={screen["add-contest"]}
        fewer={screen["drop-contest"]}
      />
    </fieldset>
  );
}

function ContestFields({ at }: { at: string }) {
  const say = useSay();
  const kind = useField(`${at}.kind`).value as (typeof choiceKinds)[number];
  const hasWinners = ["plurality", "approval", "majority-or-runoff", "seats"].includes(kind);
  const hasShare = ["supermajority", "threshold", "seats"].includes(kind);
  const rankings = kind === "instant-runoff";
  return (
    <>
      <TextField name={`${at}.title`} label={say(screen["contest-title"])} />
      <TextField name={`${at}.nameInRecords`} label={say(screen["contest-name"])} optional />
      <SelectField name={`${at}.kind`} label={say(screen.choice)} choices={choicesOf(say, choiceWord)} />
      <div className="cf-pair">
        {hasWinners && (
          <NumberField
            name={`${at}.winners`}
            label={say(screen.winners)}
            hint={say(screen["winners-hint"])}
            optional
          />
        )}
        {kind === "plurality" && (
          <NumberField name={`${at}.votesAllowed`} label={say(screen["votes-allowed"])} optional />
        )}
        {hasShare && (
          <NumberField name={`${at}.share`} label={say(screen.share)} optional={kind === "seats"} />
        )}
        {kind === "seats" && (
          <SelectField
            name={`${at}.method`}
            label={say(screen["seat-method"])}
            choices={seatMethods.map((value) => ({ value, label: say(screen[value]) }))}
          />
        )}
      </div>
      <TextAreaField
        name={`${at}.votes`}
        label={say(screen.votes)}
        hint={say(screen["votes-hint"])}
        rows={4}
      />
      {rankings ? (
        <TextField
          name={`${at}.reportedWinner`}
          label={say(screen["reported-winner"])}
          hint={say(screen["reported-hint"])}
        />
      ) : (
        <NumberField
          name={`${at}.validCards`}
          label={say(screen["valid-cards"])}
          hint={say(screen["valid-cards-hint"])}
          optional
        />
      )}
      <div className="cf-pair">
        <NumberField name={`${at}.cards`} label={say(screen.cards)} />
        <NumberField
          name={`${at}.riskLimit`}
          label={say(screen["risk-limit"])}
          hint={say(screen["risk-limit-hint"])}
        />
      </div>
    </>
  );
}

/** Rows of a list in a form; only the last goes, so that no other changes its place. */
export function useRows(path: string, fresh: object) {
  const field = useField(path);
  const rows = Array.isArray(field.value) ? (field.value as readonly unknown[]) : [];
  return {
    count: rows.length,
    add: () => field.set([...rows, fresh]),
    drop: () => field.set(rows.slice(0, -1)),
  };
}

export function MoreOrFewer(props: {
  count: number;
  add: () => void;
  drop: () => void;
  more: Message;
  fewer: Message;
}) {
  return (
    <div className="cf-actions">
      <button type="button" className="cf-button" onClick={props.add}>
        <Say m={props.more} />
      </button>
      {props.count > 1 && (
        <button type="button" className="cf-button" onClick={props.drop}>
          <Say m={props.fewer} />
        </button>
      )}
    </div>
  );
}
