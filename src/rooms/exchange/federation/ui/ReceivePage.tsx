import { useState } from "react";
import { useNavigate } from "react-router";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { FileField } from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { UploadProgress } from "../../../../platform/ui/parts/UploadProgress.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useUpload } from "../../../../platform/ui/upload.ts";
import { envelopeBytesMax, receiveEnvelope } from "../contract.ts";
import { federationMessages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

/** One envelope, verified before it is read; then the page of what came. */
export function ReceivePage() {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, to } = usePlace();
  const upload = useUpload(receiveEnvelope);
  const blocked = useWhyNot()(receiveEnvelope);
  const [fileName, setFileName] = useState("");
  const tooLarge = say(federationMessages["envelope-too-large"], { bytesMax: envelopeBytesMax });
  const Typed = z.object({
    file: z.file(say(screen["file-missing"])).max(envelopeBytesMax, tooLarge),
  });
  const submit = async ({ file }: z.output<typeof Typed>) => {
    setFileName(file.name);
    const taken = await upload.send(file, { params: { election: electionId }, query: {} });
    if (taken) void navigate(to(`exchange/federation/received/${taken.id}`));
  };
  return (
    <Page title={say(screen["receive-title"])} lead={say(screen["receive-lead"])}>
      <Form
        schema={Typed}
        initial={{}}
        verb={say(screen["receive-title"])}
        onSubmit={submit}
        running={upload.state.kind === "sending" || upload.state.kind === "reading"}
        blocked={blocked}
      >
        <FileField name="file" label={say(screen["envelope-file"])} accept=".jws,.jose,application/jose" />
      </Form>
      <UploadProgress state={upload.state} fileName={fileName} onStop={upload.stop} />
    </Page>
  );
}
