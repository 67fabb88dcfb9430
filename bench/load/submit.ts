// A process of its own that submits reports, so that what it costs to ask is not counted as what it costs to answer.
// node submit.ts BASE FIRST TOTAL CONCURRENT: prints one JSON object with how many were done, every latency in milliseconds, what was
// answered to those that were not done, and the processor time that the asking took.
import { Agent, request } from "node:http";
import { reportOf } from "./reports.ts";

const [base = "", first = "0", total = "0", concurrent = "1"] = process.argv.slice(2);
const url = new URL("/api/elections/ca-demo/reports", base);
const agent = new Agent({ keepAlive: true, maxSockets: Number(concurrent) });
const latencies: number[] = [];
let next = Number(first);
const end = next + Number(total);
let done = 0;
const refused: string[] = [];

const started = performance.now();
const processor = process.cpuUsage();
await Promise.all(Array.from({ length: Number(concurrent) }, submitting));
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(processor);
const processorSeconds = (user + system) / 1e6;
const rounded = latencies.map((latency) => Math.round(latency * 1000) / 1000);
// Not before all of it is in the pipe.
process.stdout.write(
  `${JSON.stringify({ done, seconds, latencies: rounded, refused, processorSeconds })}\n`,
  () => process.exit(0),
);

async function submitting(): Promise<void> {
  while (next < end) {
    const body = JSON.stringify(reportOf(next++));
    const at = performance.now();
    const { status, text } = await post(body);
    const latencyMs = performance.now() - at;
    latencies.push(latencyMs);
    if (status === 200) done += 1;
    else if (done === 0) throw new Error(`The first report was answered with ${status}`);
    else if (refused.length < 5) refused.push(`${status} after ${Math.round(latencyMs)} ms: ${text}`);
  }
}

function post(body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const asked = request(url, { method: "POST", agent, headers }, (reply) => {
      let text = "";
      reply.on("data", (chunk: Buffer) => (text += chunk.toString()));
      reply.on("end", () => resolve({ status: reply.statusCode ?? 0, text }));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
