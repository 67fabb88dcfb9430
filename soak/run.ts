import { readdirSync } from "node:fs";

/** `npm run soak -- NAME`: the long form of a test of faults. Prints one JSON object a line and fails where a promise is broken. */
const names = readdirSync(new URL(".", import.meta.url))
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.slice(0, -3))
  .sort();
const [name = "", ...args] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`npm run soak -- NAME, where NAME is one of: ${names.join(", ")}`);
  process.exit(2);
}
const soak = (await import(`./${name}.ts`)) as {
  run(print: (line: string) => void, args: readonly string[]): Promise<boolean>;
};
const kept = await soak.run((line) => console.log(line), args);
process.exit(kept ? 0 : 1);
