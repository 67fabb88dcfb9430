import { readdirSync } from "node:fs";

/** `npm run bench -- NAME`: prints figures, one JSON object a line. A benchmark asserts nothing. */
const names = readdirSync(new URL(".", import.meta.url))
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.slice(0, -3))
  .sort();
const name = process.argv[2] ?? "";
if (!names.includes(name)) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${names.join(", ")}`);
  process.exit(2);
}
const bench = (await import(`./${name}.ts`)) as { run(print: (line: string) => void): Promise<void> };
await bench.run((line) => console.log(line.startsWith("{") ? line : JSON.stringify({ bench: name, line })));
process.exit(0);
