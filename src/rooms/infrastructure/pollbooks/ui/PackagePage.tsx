import { useState } from "react";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { addressOf } from "../../../../platform/ui/api.ts";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { FileField, SelectField, TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { PlainTable } from "../../../../platform/ui/parts/Picture.tsx";
import { UploadProgress } from "../../../../platform/ui/parts/UploadProgress.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { useUpload } from "../../../../platform/ui/upload.ts";
import {
  downloadPackage,
  issueDeviceCode,
  openPackage,
  uploadList,
  withdrawPackage,
  type Package,
} from "../contract.ts";
import { isListening } from "../rules.ts";
import { PackageFrame } from "./PackageFrame.tsx";
import { listColumns } from "./list-columns-messages.ts";
import { screen } from "./screen-messages.ts";

/** From the draft to an open hub with enrolled devices. */
export function PackagePage() {
  return (
    <PackageFrame>
      {(found) => (
        <>
          <About found={found} />
          {found.state === "draft" && <HandIn found={found} />}
          {found.listColumns !== null && <ReadFrom columns={found.listColumns} />}
          {isListening(found.state) && <Enrol found={found} />}
        </>
      )}
    </PackageFrame>
  );
}

function About({ found }: { found: Package }) {
  const say = useSay();
  const formats = useFormats();
  const { electionId } = usePlace();
  const { definition, version, hubKey, port, voters } = found;
  const params = { election: electionId, package: found.id };
  const open = useCommand(openPackage);
  const time = (text: string) => formats.dateTime(Date.parse(text));
  const unsigned = found.state === "draft" ? say(screen["needs-list"]) : null;
  const ready = found.state === "signed" ? null : (unsigned ?? say(screen["has-list"]));
  const hours = say(screen["hours-value"], { from: time(definition.opensAt), to: time(definition.closesAt) });
  return (
    <>
      <Facts
        facts={[
          { name: say(screen.voters), value: voters === null ? null : formats.number(voters) },
          { name: say(screen.sites), value: formats.list(definition.sites.map(({ name }) => name)) },
          { name: say(screen.styles), value: formats.list(definition.styles.map(({ name }) => name)) },
          { name: say(screen.hours), value: hours },
          { name: say(screen.mode), value: say(screen[`mode-${definition.mode}`]) },
          { name: say(screen.port), value: port === null ? null : String(port) },
          { name: say(screen.version), value: version && <code className="cf-hash">{version}</code> },
          { name: say(screen["hub-key"]), value: <code className="cf-hash">{hubKey}</code> },
        ]}
      />
      <Actions>
        <Action
          allow={openPackage}
          blocked={ready}
          primary
          consequence={say(screen["act-open-means"])}
          running={open.running}
          onAct={() => open.run({ params })}
        >
          {say(screen["act-open"])}
        </Action>
        {version !== null && (
          <a className="cf-link" href={addressOf(downloadPackage, params, {})} download="election.cfp">
            {say(screen["act-download"])}
          </a>
        )}
        <ActForm endpoint={withdrawPackage} params={params} verb={say(screen["act-withdraw"])} danger>
          <TextAreaField name="why" label={say(screen.why)} rows={2} />
        </ActForm>
      </Actions>
    </>
  );
}

/** Names of the forms that are known (`package/formats`). */
const formats = [
  "counterfoil",
  "recognised",
  "colorado",
  "delaware",
  "florida",
  "michigan",
  "new-hampshire-pilot",
  "north-carolina",
  "ohio",
  "vermont",
  "washington",
] as const;

function HandIn({ found }: { found: Package }) {
  const say = useSay();
  const { electionId } = usePlace();
  const upload = useUpload(uploadList);
  const whyNot = useWhyNot()(uploadList);
  const [fileName, setFileName] = useState("");
  const schema = z.object({ file: z.file(say(screen["file-missing"])), format: z.enum(formats) });
  const nameOf = (format: (typeof formats)[number]) => {
    if (format === "counterfoil") return say(screen["format-own"]);
    return format === "recognised" ? say(screen["format-recognised"]) : format;
  };
  const send = async ({ file, format }: z.output<typeof schema>) => {
    setFileName(file.name);
    await upload.send(file, { params: { election: electionId, package: found.id }, query: { format } });
  };
  const { state } = upload;
  const fields = state.kind === "refused" ? (state.problem.body.fields ?? []) : [];
  return (
    <Section title={say(screen["hand-in-title"])}>
      <Form
        schema={schema}
        initial={{ format: "counterfoil" }}
        verb={say(screen["hand-in"])}
        running={state.kind === "sending" || state.kind === "reading"}
        blocked={whyNot}
        onSubmit={send}
      >
        <FileField name="file" label={say(screen.file)} accept=".csv,.txt,text/csv" />
        <SelectField
          name="format"
          label={say(screen.format)}
          choices={formats.map((value) => ({ value, label: nameOf(value) }))}
        />
      </Form>
      <UploadProgress state={state} fileName={fileName} onStop={upload.stop} />
      {fields.length > 0 && (
        <PlainTable
          name={say(screen.problems)}
          data={{
            columns: [say(screen.place), say(screen.expected)],
            rows: fields.map(({ path, expected }) => [path, expected]),
          }}
        />
      )}
    </Section>
  );
}

/** For whoever opens the hub: what was taken for what. */
function ReadFrom({ columns }: { columns: NonNullable<Package["listColumns"]> }) {
  const say = useSay();
  const formats = useFormats();
  const sayField = (field: string) =>
    say(listColumns[`field-${field}` as keyof typeof listColumns & `field-${string}`] ?? listColumns.field);
  const rows = columns.map(({ field, columns }) => [
    sayField(field),
    columns.length > 0 ? formats.list(columns) : say(listColumns["same-for-all"]),
  ]);
  return (
    <Section title={say(listColumns["columns-title"])}>
      <p className="cf-text">{say(listColumns["columns-text"])}</p>
      <PlainTable
        name={say(listColumns["columns-title"])}
        data={{ columns: [say(listColumns.field), say(listColumns.columns)], rows }}
      />
    </Section>
  );
}

function Enrol({ found }: { found: Package }) {
  const say = useSay();
  const { electionId } = usePlace();
  const command = useCommand(issueDeviceCode);
  const blocked = useWhyNot()(issueDeviceCode);
  const send = (body: z.output<typeof issueDeviceCode.body>) =>
    command.run({ params: { election: electionId, package: found.id }, body });
  return (
    <Section title={say(screen["code-title"])}>
      <p className="cf-text">{say(screen["code-text"], { port: found.port ?? "-" })}</p>
      <Form
        schema={issueDeviceCode.body}
        initial={{}}
        verb={say(screen["act-code"])}
        onSubmit={send}
        problem={command.problem}
        running={command.running}
        blocked={blocked}
      >
        <TextField name="device" label={say(screen.device)} />
        <SelectField
          name="site"
          label={say(screen.site)}
          choices={found.definition.sites.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form>
      <output>
        {command.done && (
          <p>
            {say(screen["code-made"], { device: command.done.device, site: command.done.site })}{" "}
            <code>{command.done.code}</code>
          </p>
        )}
      </output>
    </Section>
  );
}
