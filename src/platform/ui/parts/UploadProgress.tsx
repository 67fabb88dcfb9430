import type { UploadState } from "../upload.ts";
import { Say, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import type { ApiProblem } from "../problem.ts";
import { problemText } from "./problem-text.ts";
import { Progress } from "./Progress.tsx";

/** How far a file has come; or why it was refused, and where in it. */
export function UploadProgress(props: {
  readonly state: UploadState;
  readonly fileName: string;
  readonly onStop: () => void;
}) {
  const say = useSay();
  const { state, fileName: name, onStop } = props;
  if (state.kind === "idle") return null;
  if (state.kind === "stopped")
    return (
      <output>
        <Say m={ui["upload-stopped"]} values={{ name }} />
      </output>
    );
  if (state.kind === "refused") return <FileRefused problem={state.problem} fileName={name} />;
  const sending = state.kind === "sending";
  return (
    <Progress
      label={say(ui[sending ? "upload-sent" : "upload-read"], { name })}
      done={sending ? kilobytes(state.sent) : 0}
      total={sending ? kilobytes(state.total) : null}
      perSecond={sending ? state.perSecond / 1024 : null}
      onStop={onStop}
    />
  );
}

function FileRefused({ problem, fileName: name }: { problem: ApiProblem; fileName: string }) {
  const say = useSay();
  const { title, text } = problemText(problem, say);
  const { line, offset, object } = problem.body.values ?? {};
  return (
    <div className={`cf-notice cf-notice-${problem.kind}`} role="alert">
      <p className="cf-notice-title">{say(ui["file-refused"], { name })}</p>
      <p>{title}</p>
      {text && <p>{text}</p>}
      {line !== undefined && offset !== undefined && (
        <p>{say(ui["file-place"], { line, offset: Number(offset), n: Number(object ?? 0) + 1 })}</p>
      )}
    </div>
  );
}

const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024);
