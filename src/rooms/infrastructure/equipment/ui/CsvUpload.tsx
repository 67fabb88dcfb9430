import { useState, type ReactNode } from "react";
import { z } from "zod";
import type { Endpoint, ReplyOf } from "../../../../platform/contract/endpoint.ts";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import type { CallInput } from "../../../../platform/ui/api.ts";
import { FileField } from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { PlainTable } from "../../../../platform/ui/parts/Picture.tsx";
import { UploadProgress } from "../../../../platform/ui/parts/UploadProgress.tsx";
import { useUpload } from "../../../../platform/ui/upload.ts";
import { screen } from "./screen-messages.ts";

/** A file of rows that is taken whole, or refused with every wrong field by row and column. */
export function CsvUpload<E extends Endpoint>(props: {
  readonly endpoint: E;
  readonly verb: string;
  /** What else is typed beside the file. */
  readonly typed?: z.ZodObject;
  readonly children?: ReactNode;
  readonly inputOf: (file: File, typed: Readonly<Record<string, unknown>>) => Omit<CallInput<E>, "body">;
  readonly doneWords: (reply: ReplyOf<E>) => string;
  /** Of the file chooser, where it is not CSV alone. */
  readonly accept?: string;
}) {
  const say = useSay();
  const upload = useUpload(props.endpoint);
  const blocked = useWhyNot()(props.endpoint);
  const [fileName, setFileName] = useState("");
  const [done, setDone] = useState<ReplyOf<E> | null>(null);
  const { state } = upload;
  const wrong = state.kind === "refused" ? (state.problem.body.fields ?? []) : [];
  const schema = z.object({ ...props.typed?.shape, file: z.file(say(screen["file-missing"])) });
  return (
    <>
      <Form
        schema={schema}
        initial={{}}
        verb={props.verb}
        running={state.kind === "sending" || state.kind === "reading"}
        blocked={blocked}
        onSubmit={async ({ file, ...typed }) => {
          setFileName(file.name);
          setDone((await upload.send(file, props.inputOf(file, typed))) ?? null);
        }}
      >
        {props.children}
        <FileField name="file" label={say(screen.file)} accept={props.accept ?? ".csv,text/csv"} />
      </Form>
      <UploadProgress state={state} fileName={fileName} onStop={upload.stop} />
      {done && (
        <p role="status" className="cf-good">
          {props.doneWords(done)}
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
    </>
  );
}
