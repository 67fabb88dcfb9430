import { useState } from "react";
import { useNavigate } from "react-router";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { FileField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { UploadProgress } from "../../../../platform/ui/parts/UploadProgress.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useUpload } from "../../../../platform/ui/upload.ts";
import { importVocabulary, vocabularyBytesMax } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

/** One file becomes a version; then the screen says what changed. */
export function ImportVersionPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { to } = usePlace();
  const upload = useUpload(importVocabulary);
  const blocked = useWhyNot()(importVocabulary);
  const [fileName, setFileName] = useState("");
  const Typed = z.object({
    file: z
      .file(say(screen["file-missing"]))
      .max(vocabularyBytesMax, say(messages["bundle-too-large"], { bytesMax: vocabularyBytesMax })),
    ...importVocabulary.query.shape,
  });
  const submit = async ({ file, ...query }: z.output<typeof Typed>) => {
    setFileName(file.name);
    const taken = await upload.send(file, { query });
    if (taken) void navigate(to(`exchange/vocabulary/versions/${taken.version.id}`));
  };
  return (
    <Page title={say(screen["import-title"])} lead={say(screen["import-lead"])}>
      <Form
        schema={Typed}
        initial={{}}
        verb={say(screen["import-title"])}
        onSubmit={submit}
        running={upload.state.kind === "sending" || upload.state.kind === "reading"}
        blocked={blocked}
      >
        <FileField
          name="file"
          label={say(screen.file)}
          accept=".json,application/json,application/stix+json"
        />
        <TextField name="label" label={say(screen.label)} hint={say(screen["label-hint"])} optional />
      </Form>
      <UploadProgress state={upload.state} fileName={fileName} onStop={upload.stop} />
    </Page>
  );
}
