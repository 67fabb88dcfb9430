import type { Command } from "../../../platform/cli/command.ts";
import { pollbookCode, pollbookEnrol, pollbookHub, pollbookStart } from "./device/cli.ts";
import { packageBuild, packageShow } from "./package/cli.ts";
import { paperCommands } from "./paper/cli.ts";
import { summaryVerify } from "./summary-cli.ts";

export const pollbookCommands: readonly Command[] = [
  packageBuild,
  packageShow,
  pollbookHub,
  pollbookCode,
  pollbookEnrol,
  pollbookStart,
  ...paperCommands,
  summaryVerify,
];
