import { useState } from "react";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { FileField } from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { PlainTable } from "../../../../platform/ui/parts/Picture.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { UploadProgress } from "../../../../platform/ui/parts/UploadProgress.tsx";
import { useDownload } from "../../../../platform/ui/parts/use-download.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useUpload } from "../../../../platform/ui/upload.ts";
import type { ReplyOf } from "../../../../platform/contract/endpoint.ts";
import { exportTechnologies, importTechnologies } from "../contract.ts";
import { screen } from "./screen-messages.ts";

/** A file of many technologies, and one's own as such a file. */
export function ManyAtOnce() {
  const say = useSay();
  const { electionId } = usePlace();
  const upload = useUpload(importTechnologies);
  const blocked = useWhyNot()(importTechnologies);
  const [fileName, setFileName] = useState("");
  const [done, setDone] = useState<ReplyOf<typeof importTechnologies> | null>(null);
  const { problem, fetchFile } = useDownload();
  const params = { election: electionId };
  const { state } = upload;
  const wrong = state.kind === "refused" ? (state.problem.body.fields ?? []) : [];
  return (
    <Section title={<Say m={screen["import-title"]} />}>
      <p className="cf-text">{say(screen["import-text"])}</p>
      {problem && <ProblemNotice problem={problem} />}
      <Actions>
        <Action allow={exportTechnologies} onAct={() => fetchFile(exportTechnologies, { params, query: {} })}>
          <Say m={screen["export-verb"]} />
        </Action>
      </Actions>
      <Form
        schema={z.object({ file: z.file(say(screen["file-missing"])) })}
        initial={{}}
        verb={say(screen["import-verb"])}
        running={state.kind === "sending" || state.kind === "reading"}
        blocked={blocked}
        onSubmit={async ({ file }) => {
          setFileName(file.name);
          setDone((await upload.send(file, { params, query: { file: file.name } })) ?? null);
        }}
      >
        <FileField name="file" label={say(screen.file)} accept=".csv,text/csv" />
      </Form>
      <UploadProgress state={state} fileName={fileName} onStop={upload.stop} />
      {done && (
        <p role="status" className="cf-good">
          {say(screen["import-done"], done)}
        </p>
      )}
      {wrong.length > 0 && (
        <PlainTable
          name={say(screen["file-problems"])}
          data={{
            columns: [say(screen["file-place"]), say(screen["file-expected"])],
            rows: wrong.map(({ path, expected }) => [path, expected]),
          }}
        />
      )}
    </Section>
  );
}
