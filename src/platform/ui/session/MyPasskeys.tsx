import { TextInput } from "@mantine/core";
import { useState } from "react";
import { Say, useSay } from "../language/say.tsx";
import { Confirm } from "../parts/Confirm.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { addPasskey, listPasskeys, passkeysWork, removePasskey } from "./auth-api.ts";
import { account } from "./messages.ts";
import { signInWords } from "./sign-in-words.ts";
import { Wrong } from "./SignInForm.tsx";
import { useOwn } from "./use-own.ts";

export function MyPasskeys() {
  const say = useSay();
  const { query, act } = useOwn("passkeys", listPasskeys);
  const [name, setName] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);
  const tried = (work: () => Promise<unknown>) => {
    setWrong(null);
    void act(() => work().catch((thrown: unknown) => setWrong(signInWords(thrown, "passkey", say))));
  };
  return (
    <>
      <p>
        <Say m={account["passkeys-lead"]} />
      </p>
      {wrong && <Wrong words={wrong} />}
      <Loaded query={query}>
        {(passkeys) => (
          <ul className="cf-rows">
            {passkeys.length === 0 && (
              <li>
                <Say m={account["passkeys-none"]} />
              </li>
            )}
            {passkeys.map((one) => (
              <li key={one.id}>
                <span>{one.name ?? one.id}</span>
                <button type="button" className="cf-button" onClick={() => setRemoving(one.id)}>
                  <Say m={account["remove-passkey"]} />
                </button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <form
        className="cf-form"
        onSubmit={(event) => (event.preventDefault(), tried(() => addPasskey(name.trim())))}
      >
        <TextInput
          label={say(account["passkey-name"])}
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" className="cf-button" disabled={!passkeysWork()}>
          {say(passkeysWork() ? account["add-passkey"] : account["no-passkey-support"])}
        </button>
      </form>
      {removing && (
        <Confirm
          verb={say(account["remove-passkey"])}
          consequence={say(account["remove-passkey-means"])}
          danger
          onYes={() => (tried(() => removePasskey(removing)), setRemoving(null))}
          onNo={() => setRemoving(null)}
        />
      )}
    </>
  );
}
