import { useState } from "react";
import { useNavigate } from "react-router";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { FileField, SelectField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { UploadProgress } from "../../../../platform/ui/parts/UploadProgress.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useUpload } from "../../../../platform/ui/upload.ts";
import { bundleBytesMax, importBundle, Marking, Origin } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { SenderField } from "./SenderField.tsx";

/** One file, with progress; refused whole with its place, or taken whole. */
export function TakeBundlePage() {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, to } = usePlace();
  const upload = useUpload(importBundle);
  const blocked = useWhyNot()(importBundle);
  const [fileName, setFileName] = useState("");
  const Typed = z
    .object({
      file: z
        .file(say(screen["file-missing"]))
        .max(bundleBytesMax, say(messages["bundle-too-large"], { bytesMax: bundleBytesMax })),
      ...importBundle.query.shape,
    })
    .superRefine((typed, context) => {
      // What was typed of a sender stays in the form when the file turns out to be our own.
      if (typed.origin === "received" && typed.sender === undefined)
        context.addIssue({ code: "custom", path: ["sender"], message: "bundles.sender-missing" });
    });
  const submit = async ({ file, sender, ...said }: z.output<typeof Typed>) => {
    setFileName(file.name);
    const query = said.origin === "own" ? said : { ...said, sender };
    const taken = await upload.send(file, { params: { election: electionId }, query });
    if (taken)
      void navigate(to(`exchange/bundles/${taken.bundle.id}${taken.newlyImported ? "" : "?again=1"}`));
  };
  const busy = upload.state.kind === "sending" || upload.state.kind === "reading";
  return (
    <Page title={say(screen["take-title"])} lead={say(screen["take-lead"])}>
      <Form
        schema={Typed}
        initial={{ unmarked: "amber" }}
        verb={say(screen["take-title"])}
        onSubmit={submit}
        running={busy}
        blocked={blocked}
      >
        <FileField
          name="file"
          label={say(screen.file)}
          accept=".json,application/json,application/stix+json"
        />
        <SelectField
          name="origin"
          label={say(screen.origin)}
          hint={say(screen["origin-hint"])}
          choices={Origin.options.map((value) => ({ value, label: say(screen[`origin-${value}`]) }))}
        />
        <SenderField />
        <SelectField name="unmarked" label={say(screen.unmarked)} choices={markings} />
        <TextField name="name" label={say(screen.name)} hint={say(screen["name-hint"])} optional />
      </Form>
      <UploadProgress state={upload.state} fileName={fileName} onStop={upload.stop} />
    </Page>
  );
}

/** Labels of the protocol are the same in every language. */
const markings = Marking.options.map((value) => ({ value, label: `TLP:${value.toUpperCase()}` }));
