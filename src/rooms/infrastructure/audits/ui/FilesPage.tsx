import { useState } from "react";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { FileField, SelectField } from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { PlainTable } from "../../../../platform/ui/parts/Picture.tsx";
import { UploadProgress } from "../../../../platform/ui/parts/UploadProgress.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useSession } from "../../../../platform/ui/session.tsx";
import { useUpload, type UploadState } from "../../../../platform/ui/upload.ts";
import {
  recordFormats,
  uploadManifest,
  uploadPools,
  uploadRecords,
  type AuditDetail,
  type HandedIn,
  type Jurisdiction,
} from "../contract.ts";
import { needsRecords } from "../strata-rules.ts";
import { AuditFrame } from "./AuditFrame.tsx";
import { inputs } from "./input-messages.ts";
import { screen } from "./screen-messages.ts";
import { stateWord } from "./words.ts";

/** Which files are there, and the way to hand in those of one's own jurisdiction. */
export function FilesPage() {
  const say = useSay();
  return (
    <AuditFrame>
      {(audit) => (
        <>
          <h2>{say(inputs["files-question"])}</h2>
          {audit.jurisdictions.map((one) => (
            <FilesOf key={one.code} audit={audit} jurisdiction={one} />
          ))}
        </>
      )}
    </AuditFrame>
  );
}

interface OfJurisdiction {
  readonly audit: AuditDetail;
  readonly jurisdiction: Jurisdiction;
}

function FilesOf({ audit, jurisdiction }: OfJurisdiction) {
  const say = useSay();
  const { person } = useSession();
  const ours = person?.organisation.id === jurisdiction.organisationId;
  const open = audit.state === "set-up";
  const notOurs = ours ? null : say(inputs["of-others"]);
  const notNow = open ? null : say(screen["why-not-now"], { state: say(stateWord[audit.state]) });
  const polling = needsRecords(audit.design, jurisdiction.code) ? null : say(inputs["no-records-needed"]);
  const takesPools = audit.design.style === "comparison" && audit.design.sampler !== "card-styles";
  const first = jurisdiction.manifest === null ? say(inputs["manifest-first"]) : null;
  return (
    <Section title={`${jurisdiction.name} (${jurisdiction.code})`}>
      <div className="cf-sides">
        <div>
          <h3>{say(inputs.manifest)}</h3>
          <Handed file={jurisdiction.manifest} as="manifest" />
          <CsvForm
            endpoint={uploadManifest}
            verb={say(inputs["hand-in-manifest"])}
            audit={audit}
            jurisdiction={jurisdiction}
            blocked={notNow ?? notOurs}
          />
        </div>
        <div>
          <h3>{say(inputs.records)}</h3>
          <Handed file={jurisdiction.records} as="records" />
          <RecordsForm
            audit={audit}
            jurisdiction={jurisdiction}
            blocked={polling ?? notNow ?? notOurs ?? first}
          />
        </div>
        {takesPools && (
          <div>
            <h3>{say(inputs.pools)}</h3>
            <p className="cf-muted">{say(inputs["pools-text"])}</p>
            <Handed file={jurisdiction.pools} as="pools" />
            <CsvForm
              endpoint={uploadPools}
              verb={say(inputs["hand-in-pools"])}
              audit={audit}
              jurisdiction={jurisdiction}
              blocked={notNow ?? notOurs ?? first}
            />
          </div>
        )}
      </div>
    </Section>
  );
}

function Handed({ file, as }: { file: HandedIn | null; as: "manifest" | "records" | "pools" }) {
  const say = useSay();
  const formats = useFormats();
  if (file === null)
    return (
      <p className="cf-muted">
        <Say m={inputs["not-handed-in"]} />
      </p>
    );
  const { batches, cards } = file;
  return (
    <Facts
      facts={[
        {
          name: say(inputs.file),
          value: say(inputs.handed, { file: file.fileName, bytes: formats.number(file.bytes) }),
        },
        { name: say(inputs[as]), value: say(inputs[`handed-${as}`], { batches, cards }) },
        { name: say(inputs.fingerprint), value: <code className="cf-hash">{file.sha256}</code> },
        { name: say(inputs["handed-at"]), value: <When atMs={file.atMs} /> },
      ]}
    />
  );
}

function CsvForm(
  props: OfJurisdiction & {
    readonly endpoint: typeof uploadManifest | typeof uploadPools;
    readonly verb: string;
    readonly blocked: string | null;
  },
) {
  const { audit, jurisdiction, endpoint, verb, blocked } = props;
  const say = useSay();
  const { electionId } = usePlace();
  const upload = useUpload(endpoint);
  const whyNot = useWhyNot()(endpoint) ?? blocked;
  const [fileName, setFileName] = useState("");
  const schema = z.object({ file: z.file(say(inputs["file-missing"])) });
  const params = { election: electionId, audit: audit.id, jurisdiction: jurisdiction.code };
  const send = async ({ file }: { file: File }) => {
    setFileName(file.name);
    await upload.send(file, { params, query: { file: file.name } });
  };
  return (
    <>
      <Form
        schema={schema}
        initial={{}}
        verb={verb}
        running={isBusy(upload.state)}
        blocked={whyNot}
        onSubmit={send}
      >
        <FileField name="file" label={say(inputs.file)} accept=".csv,text/csv" />
      </Form>
      <UploadProgress state={upload.state} fileName={fileName} onStop={upload.stop} />
      <RowProblems state={upload.state} />
    </>
  );
}

function RecordsForm({ audit, jurisdiction, blocked }: OfJurisdiction & { blocked: string | null }) {
  const say = useSay();
  const { electionId } = usePlace();
  const upload = useUpload(uploadRecords);
  const whyNot = useWhyNot()(uploadRecords) ?? blocked;
  const [fileName, setFileName] = useState("");
  const schema = z.object({
    file: z.file(say(inputs["file-missing"])),
    format: z.enum(recordFormats),
    place: z.enum(["format", "number", "order"]),
  });
  const params = { election: electionId, audit: audit.id, jurisdiction: jurisdiction.code };
  const send = async ({ file, format, place }: z.output<typeof schema>) => {
    setFileName(file.name);
    await upload.send(file, { params, query: { file: file.name, format, place } });
  };
  return (
    <>
      <Form
        schema={schema}
        initial={{ format: "dominion-csv", place: "format" }}
        verb={say(inputs["hand-in-records"])}
        running={isBusy(upload.state)}
        blocked={whyNot}
        onSubmit={send}
      >
        <FileField name="file" label={say(inputs.file)} accept=".csv,.json,.xml,.zip" />
        <SelectField
          name="format"
          label={say(inputs.format)}
          choices={recordFormats.map((value) => ({ value, label: say(inputs[value]) }))}
        />
        <SelectField
          name="place"
          label={say(inputs.place)}
          choices={(["format", "number", "order"] as const).map((value) => ({
            value,
            label: say(inputs[`place-${value}`]),
          }))}
        />
      </Form>
      <UploadProgress state={upload.state} fileName={fileName} onStop={upload.stop} />
      <RowProblems state={upload.state} />
    </>
  );
}

/** Where the file is wrong, with file, row and field, as the server found it. */
function RowProblems({ state }: { state: UploadState }) {
  const say = useSay();
  const fields = state.kind === "refused" ? (state.problem.body.fields ?? []) : [];
  if (fields.length === 0) return null;
  return (
    <PlainTable
      name={say(inputs["file-problems"])}
      data={{
        columns: [say(inputs["file-place"]), say(inputs["file-expected"])],
        rows: fields.map(({ path, expected }) => [path, expected]),
      }}
    />
  );
}

function isBusy({ kind }: UploadState): boolean {
  return kind === "sending" || kind === "reading";
}
