import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { command, said, type Command } from "../../../platform/cli/command.ts";
import { serverCommand } from "../../../platform/cli/server-command.ts";
import { ServerRefused } from "../../../platform/cli/server.ts";
import { listPeers, readOwnKey, receiveEnvelope } from "./contract.ts";
import { open, takeApart } from "./envelope.ts";
import { keyOf, readPublicKey } from "./instance-key.ts";
import { messages } from "./messages.ts";

const ofElection = z.object({ election: z.string() });

const check = command({
  name: "federation check",
  say: {
    en: "Check an envelope's signature against a public key (PEM), without a server",
    fr: "Vérifier la signature d’une enveloppe avec une clé publique (PEM), sans serveur",
  },
  args: z.object({
    file: z.string(),
    key: said(z.string(), { en: "file of the public key", fr: "fichier de la clé publique" }),
  }),
  positional: ["file"],
  run({ file, key }, terminal) {
    const refused = (
      name: "key-unreadable" | "envelope-not-readable" | "signature-wrong" | "contents-changed",
    ) => {
      terminal.problem(messages[name][terminal.language]);
      return Promise.resolve(1 as const);
    };
    const unreadable = [file, key].find((each) => !existsSync(each));
    if (unreadable !== undefined) {
      terminal.problem(unreadable);
      return Promise.resolve(2 as const);
    }
    const publicKey = readPublicKey(text(key));
    if (publicKey === null) return refused("key-unreadable");
    const envelope = takeApart(text(file));
    if (envelope === null) return refused("envelope-not-readable");
    const opened = open(envelope, publicKey);
    if (!opened.ok) return refused(opened.refusal);
    const { from, to, number, madeAt, contents } = opened.value;
    const { bundle, methods, playbooks } = contents;
    const { fingerprint } = keyOf(publicKey);
    terminal.line([fingerprint, from.instance, number, madeAt, to.election].join("\t"));
    terminal.line(`${bundle?.objects.length ?? 0}\t${methods.length}\t${playbooks.length}`);
    return Promise.resolve(0 as const);
  },
});

export const federationCommands: readonly Command[] = [
  serverCommand({
    name: "federation key",
    say: {
      en: "The key of this instance, to be pinned by others, with its fingerprint",
      fr: "La clé de cette instance, à épingler par les autres, avec son empreinte",
    },
    endpoint: readOwnKey,
    args: ofElection,
    positional: ["election"],
    input: (params) => ({ params }),
    columns: ({ fingerprint, instance, pem }) => [fingerprint, instance, pem.replaceAll("\n", " ").trim()],
  }),
  serverCommand({
    name: "federation peers",
    say: {
      en: "The other instances with which your organisation exchanges",
      fr: "Les autres instances avec lesquelles votre organisation échange",
    },
    endpoint: listPeers,
    args: ofElection,
    positional: ["election"],
    input: (params) => ({ params }),
    columns: (row) => [row.id, row.state, row.direction, row.tlpMax, row.key.fingerprint, row.name],
  }),
  serverCommand({
    name: "federation receive",
    say: {
      en: "Take in a peer's envelope; it is verified before anything in it is read",
      fr: "Prendre l’enveloppe d’un pair ; elle est vérifiée avant que rien n’en soit lu",
    },
    endpoint: receiveEnvelope,
    args: ofElection.extend({ file: z.string() }),
    positional: ["election", "file"],
    input: ({ election, file }) => ({ params: { election }, body: text(file) }),
    columns: (row) => [
      row.id,
      row.peerName,
      row.number,
      row.tlp,
      row.bundleId,
      row.methods.length,
      row.playbooks.length,
    ],
  }),
  check,
];

function text(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch (error) {
    throw new ServerRefused(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
