import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { useMayEnter } from "../../../../platform/ui/allowed.ts";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { messages } from "../messages.ts";
import { listReviews, reviewFramework, type Review } from "../reviews-contract.ts";
import { screen } from "./screen-messages.ts";

/** By when each framework is looked at again, for those who may know; whoever may review it does so here. */
export function Reviews() {
  const mayRead = useMayEnter()(listReviews.allow);
  return mayRead ? <Shown /> : null;
}

function Shown() {
  const query = useQueryOf(listReviews, {});
  return (
    <Section title={<Say m={screen.reviews} />}>
      <Loaded query={query}>
        {({ rows }) => (
          <ul className="cf-plain-list">
            {rows.map((row) => (
              <li key={row.name}>
                <One review={row} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}

const Typed = reviewFramework.body.omit({ name: true });

function One({ review }: { review: Review }) {
  const say = useSay();
  const formats = useFormats();
  const { name, reviewBy, overdue, why, byName, byPerson, atMs } = review;
  const who = byName ?? byPerson;
  const day = formats.day(atMs);
  return (
    <>
      <p>
        <strong>{name === "" ? "–" : name}</strong> ·{" "}
        {say(screen["review-by"], { day: formats.day(reviewBy) })}{" "}
        {overdue && <StateWord label={say(screen["review-overdue"])} tone="danger" />}
      </p>
      <p className="cf-muted">
        {why === "import"
          ? say(screen["review-by-import"], { day, who })
          : say(screen["review-said"], { day, who, why })}
      </p>
      <ActForm
        endpoint={reviewFramework}
        params={undefined}
        verb={say(messages["review-it"])}
        schema={Typed.transform((typed) => ({ ...typed, name }))}
      >
        <TextField name="reviewBy" label={say(screen["review-next"])} type="date" />
        <TextField name="why" label={say(screen["review-why"])} />
      </ActForm>
    </>
  );
}
