import type { Command } from "../../../platform/cli/command.ts";
import { packageBuild, packageShow } from "./package/cli.ts";

export const pollbookCommands: readonly Command[] = [packageBuild, packageShow];
