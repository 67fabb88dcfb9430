import { readFileSync } from "node:fs";

const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** Name and version: whoever computes again what a paper says must know with what it was computed. */
export const softwareName = `Counterfoil ${version}`;
