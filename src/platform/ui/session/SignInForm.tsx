import { TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { Say, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { useSession } from "../session.tsx";
import type { DemonstrationAccount } from "../session-contract.ts";
import { passkeysWork, signInByPasskey, signInByPassword, verifyCode } from "./auth-api.ts";
import { DemonstrationAccounts } from "./DemonstrationAccounts.tsx";
import { account } from "./messages.ts";
import { signInWords } from "./sign-in-words.ts";

/** Password, then perhaps a code; or a passkey. Used on the sign-in page and over a page whose session has ended. */
export function SignInForm() {
  const [step, setStep] = useState<"password" | "code">("password");
  const { again } = useSession();
  return step === "password" ? (
    <PasswordStep onCode={() => setStep("code")} onDone={again} />
  ) : (
    <CodeStep onDone={again} />
  );
}

function PasswordStep({ onCode, onDone }: { onCode: () => void; onDone: () => Promise<void> }) {
  const say = useSay();
  const { accounts } = useSession();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [filled, setFilled] = useState<string | null>(null);
  const { attempt, running, wrong } = useAttempt();
  const byPassword = () =>
    attempt("password", async () => {
      if ((await signInByPassword(email.trim(), password)) === "code-needed") onCode();
      else await onDone();
    });
  const byPasskey = () =>
    attempt("passkey", async () => {
      await signInByPasskey();
      await onDone();
    });
  const fill = (one: DemonstrationAccount) => {
    setEmail(one.email);
    setPassword(one.password ?? "");
    setFilled(one.name);
  };
  return (
    <>
      <form className="cf-form" onSubmit={(event) => (event.preventDefault(), byPassword())}>
        {wrong && <Wrong words={wrong} />}
        <TextInput
          label={say(account.email)}
          type="email"
          autoComplete="username webauthn"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <TextInput
          type="password"
          label={say(account.password)}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <div className="cf-actions">
          <button type="submit" className="cf-button cf-primary" aria-disabled={running || undefined}>
            {say(running ? ui.working : account["sign-in"])}
          </button>
          <button type="button" className="cf-button" onClick={byPasskey} disabled={!passkeysWork()}>
            {say(passkeysWork() ? account["sign-in-passkey"] : account["no-passkey-support"])}
          </button>
        </div>
        <output className="cf-muted">{filled && say(account["filled-in"], { name: filled })}</output>
      </form>
      {accounts && accounts.length > 0 && <DemonstrationAccounts accounts={accounts} onChoose={fill} />}
    </>
  );
}

function CodeStep({ onDone }: { onDone: () => Promise<void> }) {
  const say = useSay();
  const [code, setCode] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { attempt, running, wrong } = useAttempt();
  const verify = () =>
    attempt("code", async () => {
      await verifyCode(code);
      await onDone();
    });
  return (
    <form className="cf-form" onSubmit={(event) => (event.preventDefault(), verify())}>
      <h2>
        <Say m={account["code-title"]} />
      </h2>
      <p>
        <Say m={account["code-lead"]} />
      </p>
      {wrong && <Wrong words={wrong} />}
      <TextInput
        ref={field}
        label={say(account.code)}
        inputMode="text"
        autoComplete="one-time-code"
        required
        withAsterisk={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div className="cf-actions">
        <button type="submit" className="cf-button cf-primary" aria-disabled={running || undefined}>
          {say(running ? ui.working : account["verify-code"])}
        </button>
      </div>
    </form>
  );
}

export function Wrong({ words }: { words: string }) {
  return (
    <p className="cf-notice cf-notice-refused" role="alert">
      {words}
    </p>
  );
}

function useAttempt() {
  const say = useSay();
  const [running, setRunning] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const attempt = (step: "password" | "code" | "passkey", work: () => Promise<void>) => {
    if (running) return;
    setRunning(true);
    setWrong(null);
    void work()
      .catch((thrown: unknown) => setWrong(signInWords(thrown, step, say)))
      .finally(() => setRunning(false));
  };
  return { attempt, running, wrong };
}
