import type { Config } from "./config.ts";
import { demonstrationAccounts, demonstrationPassword } from "./demonstration.ts";

/** What the terminal says once the server answers: where it is, and in a demonstration how to sign in as each role. */
export function welcome(url: string, config: Config): string[] {
  const lines = [
    `Counterfoil is ready: ${url}`,
    `  public site      ${url}/`,
    `  operations room  ${url}/app/`,
    `  API              ${url}/api`,
  ];
  if (!config.demonstration) return lines;
  const width = Math.max(...demonstrationAccounts.map((account) => account.email.length));
  return [
    ...lines,
    "",
    `Demonstration. Everyone's password is: ${demonstrationPassword}`,
    ...demonstrationAccounts.map(
      (account) => `  ${account.email.padEnd(width)}  ${account.role}, ${account.organisation}`,
    ),
  ];
}
