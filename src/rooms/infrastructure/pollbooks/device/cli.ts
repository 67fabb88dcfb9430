import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";
import { command, said, type Terminal } from "../../../../platform/cli/command.ts";
import { systemClock } from "../../../../platform/clock/clock.ts";
import { readPacks } from "../../../../platform/languages/read-packs.ts";
import { issueCode, openHub } from "../hub/hub.ts";
import { keyFromPem } from "../keys.ts";
import { bytesOf, explained, NotDone } from "../package/cli.ts";
import { readPackage, type ElectionPackage } from "../package/package-file.ts";
import type { PeerAddress } from "../peers/mesh.ts";
import { screenCatalogue } from "../screen/messages.ts";
import { openScreen } from "../screen/server.ts";
import { sentence } from "../sentence.ts";
import { openDevice } from "./device.ts";
import { enrolDevice } from "./enrol.ts";

const dataFlag = (en: string, fr: string) => ({ data: said(z.string(), { en, fr }) });
const peerFlags = {
  peerHost: said(z.string().default("0.0.0.0"), {
    en: "address to listen on for other devices",
    fr: "adresse d’écoute pour les autres appareils",
  }),
  peerPort: said(z.coerce.number().int().min(0).max(65_535).default(4710), {
    en: "port to listen on for other devices",
    fr: "port d’écoute pour les autres appareils",
  }),
};
const fileFlag = { package: said(z.string(), { en: "the election package", fr: "le dossier de scrutin" }) };

export const pollbookStart = command({
  name: "pollbook",
  say: {
    en: "Start this pollbook: its screen on this machine, its log on this disk, its peers over TLS",
    fr: "Démarrer cette liste d’émargement : son écran ici, son journal sur ce disque, ses pairs en TLS",
  },
  args: z.object({
    ...dataFlag(
      "folder of this device, made by `pollbook enrol`",
      "dossier de l’appareil, fait par `pollbook enrol`",
    ),
    port: said(z.coerce.number().int().min(0).max(65_535).default(4700), {
      en: "port of the screen",
      fr: "port de l’écran",
    }),
    ...peerFlags,
    peers: said(z.string().default(""), {
      en: "other devices and the hub: host:port, separated by commas",
      fr: "autres appareils et le centre : hôte:port, séparés par des virgules",
    }),
  }),
  run: ({ data, port, peerHost, peerPort, peers }, terminal) =>
    explained(terminal, async () => {
      const packs = await readPacks(join(import.meta.dirname, "../screen/languages"), screenCatalogue);
      const listen = { host: peerHost, port: peerPort };
      const opened = await openDevice({
        folder: data,
        listen,
        peers: addressesIn(peers, terminal),
        clock: systemClock,
      });
      if (!opened.ok) throw new NotDone(sentence(terminal.language, opened.refusal, opened.values));
      const device = opened.value;
      const screen = await openScreen({
        device,
        port,
        language: terminal.language,
        packs,
        clock: systemClock,
      });
      const values = { device: device.name, site: device.site, url: screen.url, port: device.mesh.port };
      terminal.line(sentence(terminal.language, "pollbook-started", values));
      const { stopped } = device.state();
      if (stopped !== null)
        terminal.problem(sentence(terminal.language, "pollbook-records-nothing", { reason: stopped }));
      await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
      await screen.close();
      await device.close();
      return 0;
    }),
});

export const pollbookEnrol = command({
  name: "pollbook enrol",
  say: {
    en: "Make this machine a pollbook with the one-time code of the hub",
    fr: "Faire de cette machine une liste d’émargement avec le code à usage unique du centre",
  },
  args: z.object({
    ...dataFlag("folder to make", "dossier à créer"),
    ...fileFlag,
    hub: said(z.string(), { en: "the hub: host:port", fr: "le centre : hôte:port" }),
    code: said(z.string(), { en: "the one-time code", fr: "le code à usage unique" }),
  }),
  run: ({ data, package: packageFile, hub, code }, terminal) =>
    explained(terminal, async () => {
      const [address] = addressesIn(hub, terminal);
      if (address === undefined)
        throw new NotDone(sentence(terminal.language, "address-wrong", { address: hub }));
      const enrolled = await enrolDevice({
        folder: data,
        packageFile,
        hub: address,
        code,
        clock: systemClock,
      });
      if (!enrolled.ok) throw new NotDone(sentence(terminal.language, enrolled.refusal, enrolled.values));
      terminal.line(sentence(terminal.language, "pollbook-enrolled", enrolled.value));
      return 0;
    }),
});

export const pollbookHub = command({
  name: "pollbook hub",
  say: {
    en: "Run the hub of an election’s pollbooks: enrols devices, gives leave, knows all",
    fr: "Tenir le centre des listes d’émargement d’un scrutin : inscrit les appareils, donne son accord, sait tout",
  },
  args: z.object({
    ...dataFlag("folder of the hub", "dossier du centre"),
    ...fileFlag,
    key: said(z.string(), { en: "the hub’s private key (PEM)", fr: "la clé privée du centre (PEM)" }),
    ...peerFlags,
  }),
  run: ({ data, package: file, key, peerHost, peerPort }, terminal) =>
    explained(terminal, async () => {
      const { manifest, version } = opened(file, terminal);
      const hub = await openHub({
        folder: data,
        manifest,
        version,
        key: keyFromPem(new TextDecoder().decode(bytesOf(key, terminal))),
        listen: { host: peerHost, port: peerPort },
        clock: systemClock,
      });
      if (!hub.ok) throw new NotDone(sentence(terminal.language, hub.refusal, hub.values));
      terminal.line(sentence(terminal.language, "hub-started", { port: hub.value.mesh.port }));
      await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
      await hub.value.close();
      return 0;
    }),
});

export const pollbookCode = command({
  name: "pollbook code",
  say: {
    en: "Print a one-time code with which one device enrols",
    fr: "Afficher un code à usage unique avec lequel un appareil s’inscrit",
  },
  args: z.object({
    ...dataFlag("folder of the hub", "dossier du centre"),
    ...fileFlag,
    device: said(z.string().min(1).max(64), { en: "name of the device", fr: "nom de l’appareil" }),
    site: said(z.string(), { en: "id of its site", fr: "identifiant de son lieu" }),
  }),
  run: ({ data, package: file, device, site }, terminal) =>
    explained(terminal, async () => {
      const code = issueCode(data, opened(file, terminal).manifest, device, site);
      if (!code.ok) throw new NotDone(sentence(terminal.language, code.refusal, code.values));
      terminal.line(code.value);
      return 0;
    }),
});

function opened(file: string, terminal: Terminal): ElectionPackage {
  const read = readPackage(bytesOf(file, terminal), null);
  if (!read.ok) throw new NotDone(sentence(terminal.language, read.refusal, read.values));
  return read.value;
}

function addressesIn(text: string, terminal: Terminal): readonly PeerAddress[] {
  return text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean)
    .map((address) => {
      const parts = /^\[?([^\]]+)\]?:(\d{1,5})$/.exec(address);
      if (parts === null) throw new NotDone(sentence(terminal.language, "address-wrong", { address }));
      return { host: parts[1]!, port: Number(parts[2]) };
    });
}
