import { TextInput } from "@mantine/core";
import { useState } from "react";
import { Say, useSay } from "../language/say.tsx";
import { startTotp, verifyCode } from "./auth-api.ts";
import { account } from "./messages.ts";
import { signInWords } from "./sign-in-words.ts";
import { Wrong } from "./SignInForm.tsx";

type Step = { at: "start" } | { at: "confirm"; uri: string; codes: readonly string[] } | { at: "on" };

/** Sets up the code from an authenticator: password, key and recovery codes, and a first code as the proof that it works. */
export function SecondStep() {
  const say = useSay();
  const [step, setStep] = useState<Step>({ at: "start" });
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const next = async () => {
    setWrong(null);
    if (step.at === "start") {
      const { totpURI, backupCodes } = await startTotp(typed);
      setStep({ at: "confirm", uri: totpURI, codes: backupCodes });
    } else if (step.at === "confirm") {
      await verifyCode(typed);
      setStep({ at: "on" });
    }
    setTyped("");
  };
  const submit = () =>
    void next().catch((thrown: unknown) =>
      setWrong(signInWords(thrown, step.at === "start" ? "password" : "code", say)),
    );
  if (step.at === "on")
    return (
      <output>
        <Say m={account["totp-on"]} />
      </output>
    );
  return (
    <form className="cf-form" onSubmit={(event) => (event.preventDefault(), submit())}>
      <p>
        <Say m={account["totp-lead"]} />
      </p>
      {wrong && <Wrong words={wrong} />}
      {step.at === "confirm" && <TotpKey uri={step.uri} codes={step.codes} />}
      {step.at === "start" ? (
        <TextInput
          type="password"
          label={say(account.password)}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          label={say(account.code)}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <button type="submit" className="cf-button">
        {say(step.at === "start" ? account["totp-start"] : account["verify-code"])}
      </button>
    </form>
  );
}

function TotpKey({ uri, codes }: { uri: string; codes: readonly string[] }) {
  const key = new URL(uri).searchParams.get("secret") ?? "";
  return (
    <>
      <p>
        <Say m={account["totp-key"]} />
      </p>
      <p>
        <code className="cf-key">{key.replaceAll(/(.{4})/g, "$1 ").trim()}</code>
      </p>
      <p>
        <a className="cf-link" href={uri}>
          <Say m={account["totp-open"]} />
        </a>
      </p>
      <p>
        <Say m={account["totp-codes"]} />
      </p>
      <ul className="cf-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
