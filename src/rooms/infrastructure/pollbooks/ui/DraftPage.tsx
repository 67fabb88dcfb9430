import { useMemo } from "react";
import { useNavigate } from "react-router";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import {
  DateTimeField,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
} from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { draftPackage } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { typedLines } from "./typed-lines.ts";

const modes = ["home-site", "hub-leave", "detect"] as const;

/** Styles, sites, hours, and who decides a check-in when the network is cut. */
export function DraftPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, to } = usePlace();
  const command = useCommand(draftPackage);
  const blocked = useWhyNot()(draftPackage);
  const schema = useMemo(
    () =>
      z.object({
        titleEn: z.string().trim().min(1).max(200),
        titleFr: z.string().trim().min(1).max(200),
        mode: z.enum(modes),
        styles: typedLines(say),
        sites: typedLines(say),
        opensAtMs: z.number(),
        closesAtMs: z.number(),
        waitMinutesMax: z.number().int().min(1).max(600),
      }),
    [say],
  );
  const submit = async (typed: z.output<typeof schema>) => {
    const { titleEn: en, titleFr: fr, mode, styles, sites, opensAtMs, closesAtMs, waitMinutesMax } = typed;
    const made = await command.run({
      params: { election: electionId },
      body: {
        title: { en, fr },
        mode,
        styles: styles.map(({ id, name }) => ({ id, name })),
        sites,
        opensAt: new Date(opensAtMs).toISOString(),
        closesAt: new Date(closesAtMs).toISOString(),
        confidentialShows: [],
        waitMinutesMax,
      },
    });
    if (made) void navigate(to(`infrastructure/pollbooks/${made.id}`));
  };
  return (
    <Page title={say(screen["draft-title"])} lead={say(screen["draft-lead"])}>
      <Form
        schema={schema}
        initial={{ mode: "detect", waitMinutesMax: 30 }}
        verb={say(screen["draft-title"])}
        onSubmit={submit}
        problem={command.problem}
        running={command.running}
        blocked={blocked}
      >
        <TextField name="titleEn" label={say(screen["title-en"])} language="en" />
        <TextField name="titleFr" label={say(screen["title-fr"])} language="fr" />
        <SelectField
          name="mode"
          label={say(screen.mode)}
          choices={modes.map((value) => ({ value, label: say(screen[`mode-${value}`]) }))}
        />
        <TextAreaField name="styles" label={say(screen.styles)} hint={say(screen["styles-hint"])} />
        <TextAreaField name="sites" label={say(screen.sites)} hint={say(screen["sites-hint"])} />
        <DateTimeField name="opensAtMs" label={say(screen.opens)} />
        <DateTimeField name="closesAtMs" label={say(screen.closes)} />
        <NumberField name="waitMinutesMax" label={say(screen["wait-max"])} />
      </Form>
    </Page>
  );
}
