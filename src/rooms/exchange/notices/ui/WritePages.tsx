import { useNavigate, useParams, useSearchParams } from "react-router";
import { z } from "zod";
import { listOrganisations } from "../../../../core/organisations/contract.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { MultiField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Empty } from "../../../../platform/ui/parts/Loaded.tsx";
import { Page, PageOf } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../../platform/ui/queries.ts";
import {
  Concerned,
  correctNotice,
  draftNotice,
  editNotice,
  listNotices,
  readNotice,
  type NoticeDetail,
} from "../contract.ts";
import { messages } from "../messages.ts";
import { OverrideField } from "./OverrideField.tsx";
import { screen } from "./screen-messages.ts";
import { TextFields, WordsFields } from "./TextFields.tsx";
import { typedTexts, typedWords, Why } from "./typed.ts";
import { lastTwo } from "./words.ts";

/** Write what a decision of the panel says is to be told. */
export function DraftPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, election, to } = usePlace();
  const [search] = useSearchParams();
  const draft = useCommand(draftNotice);
  const why = useWhyNot()(draftNotice);
  const kind = search.get("kind") === "bulletin" ? ("bulletin" as const) : ("notice" as const);
  const caseId = search.get("case");
  const languages = election?.languages ?? [];
  const title = say(kind === "notice" ? screen["draft-notice"] : screen["draft-bulletin"]);
  if (caseId === null)
    return (
      <Page title={title}>
        <Empty action={<Go to="exchange/notices">{say(screen["to-list"])}</Go>}>
          <Say m={screen["no-case"]} />
        </Empty>
      </Page>
    );
  return (
    <Page title={title} lead={say(screen["draft-lead"])}>
      <Form
        schema={z.object({ texts: typedTexts(languages), concerned: Concerned.default([]), why: Why })}
        initial={{ texts: {} }}
        verb={say(screen["save-draft"])}
        problem={draft.problem}
        running={draft.running}
        blocked={why}
        onSubmit={async (body) => {
          const made = await draft.run({ params: { election: electionId }, body: { ...body, kind, caseId } });
          if (made) void navigate(to(`exchange/notices/${made.id}`));
        }}
      >
        <Reasons caseId={caseId} />
        <TextFields languages={languages} />
        <ConcernedField />
        <WhyField />
      </Form>
    </Page>
  );
}

/** What the panel decided and why, for whoever writes it. */
function Reasons({ caseId }: { caseId: string }) {
  const say = useSay();
  const { electionId } = usePlace();
  const { data } = useQueryOf(listNotices, { params: { election: electionId }, query: { limit: 1 } });
  const decision = data?.undrafted.find((each) => each.caseId === caseId);
  if (decision === undefined) return null;
  return (
    <Facts
      facts={[
        { name: say(screen["decision-title"]), value: decision.title },
        { name: say(screen.because), value: decision.because },
      ]}
    />
  );
}

/** A new version; the approval of the one before is void. */
export function EditPage() {
  return (
    <OfNotice title={screen["edit-title"]} lead={screen["draft-lead"]}>
      {(notice) => <EditForm notice={notice} />}
    </OfNotice>
  );
}

/** A correction of what is public. */
export function CorrectPage() {
  return (
    <OfNotice title={screen["correct-title"]} lead={screen["correct-lead"]}>
      {(notice) => <CorrectForm notice={notice} />}
    </OfNotice>
  );
}

function EditForm({ notice }: { notice: NoticeDetail }) {
  const say = useSay();
  const { electionId } = usePlace();
  const edit = useCommand(editNotice);
  const leave = useLeave(notice.id);
  const { languages, id, version } = notice;
  const blocked = notice.publishedAtMs === null ? null : say(messages["published-already"]);
  const why = useWhyNot()(editNotice);
  return (
    <Form
      schema={z.object({ texts: typedTexts(languages), concerned: Concerned.default([]), why: Why })}
      initial={{
        texts: lastTwo(notice).last?.texts ?? {},
        concerned: notice.order.concerned.map((each) => each.organisationId),
      }}
      verb={say(screen["edit-verb"])}
      {...(notice.state === "approved" && { consequence: say(screen["edit-consequence"]) })}
      problem={edit.problem}
      running={edit.running}
      blocked={why ?? blocked}
      onSubmit={async (body) =>
        leave(await edit.run({ params: { election: electionId, notice: id }, body: { ...body, version } }))
      }
    >
      <TextFields languages={languages} />
      <ConcernedField />
      <WhyField />
    </Form>
  );
}

function CorrectForm({ notice }: { notice: NoticeDetail }) {
  const say = useSay();
  const { electionId } = usePlace();
  const correct = useCommand(correctNotice);
  const leave = useLeave(notice.id);
  const { languages, id, version } = notice;
  const blocked =
    notice.state !== "published"
      ? say(messages["not-published"])
      : notice.correctionWaits
        ? say(messages["correction-waits"])
        : null;
  const why = useWhyNot()(correctNotice);
  return (
    <Form
      schema={z.object({
        texts: typedTexts(languages),
        wrong: typedWords(languages),
        override: Why.nullable().default(null),
      })}
      initial={{ texts: notice.versions.find((each) => each.number === version)?.texts ?? {} }}
      verb={say(screen["correct-verb"])}
      problem={correct.problem}
      running={correct.running}
      blocked={why ?? blocked}
      onSubmit={async (body) =>
        leave(await correct.run({ params: { election: electionId, notice: id }, body: { ...body, version } }))
      }
    >
      <WordsFields languages={languages} name="wrong" label={screen.wrong} />
      <TextFields languages={languages} />
      <OverrideField />
    </Form>
  );
}

function OfNotice({
  title,
  lead,
  children,
}: {
  title: typeof screen.why;
  lead: typeof screen.why;
  children: (notice: NoticeDetail) => React.ReactNode;
}) {
  const say = useSay();
  const { notice = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(readNotice, { params: { election: electionId, notice } });
  return (
    <PageOf title={say(title)} lead={say(lead)} query={query}>
      {children}
    </PageOf>
  );
}

/** Back to the notice once the act was taken. */
function useLeave(id: string) {
  const navigate = useNavigate();
  const { to } = usePlace();
  return (done: unknown) => {
    if (done) void navigate(to(`exchange/notices/${id}`));
  };
}

function ConcernedField() {
  const say = useSay();
  const query = useQueryOf(listOrganisations, { query: { limit: 200 } });
  const choices = query.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <MultiField
      name="concerned"
      label={say(screen.concerned)}
      hint={say(screen["concerned-hint"])}
      choices={choices}
    />
  );
}

function WhyField() {
  const say = useSay();
  return <TextField name="why" label={say(screen.why)} hint={say(screen["why-hint"])} />;
}
