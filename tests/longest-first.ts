import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Whole-server and browser tests take longest: they begin first, so that the run does not end with one of them alone. Between them come
 * those that mostly wait (for a job that a killed process held, for a watchdog), so that a browser, which can keep two cores busy, runs
 * beside each of them.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
    const waiting = sorted.filter(isWaiting);
    const busy = sorted.filter((file) => !isWaiting(file));
    return [
      ...busy.flatMap((file, index) => [...waiting.splice(0, index % 2 === 0 ? 1 : 0), file]),
      ...waiting,
    ];
  }
}

function placeOf(file: TestSpecification): number {
  const at = first.findIndex((part) => file.moduleId.includes(part));
  return at === -1 ? first.length : at;
}

function isWaiting(file: TestSpecification): boolean {
  return mostlyWait.some((part) => file.moduleId.includes(part));
}

const first = ["/tests/killed.", "/tests/browser/", "/tests/conformance/", "/tests/", "/platform/"];
const mostlyWait = [
  "/tests/killed",
  "/tests/pollbook-hub-killed.",
  "/tests/faults.",
  "/platform/jobs/",
  "/platform/mail/mail.",
  "/pollbooks/device/hosts.",
];
