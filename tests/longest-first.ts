import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Whole-server and browser tests take longest: they begin first, so that the run does not end with one of them alone. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = (file: TestSpecification): number => {
      const at = first.findIndex((part) => file.moduleId.includes(part));
      return at === -1 ? first.length : at;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => place(one) - place(other));
  }
}

const first = ["/tests/killed.", "/tests/conformance/", "/tests/browser/", "/tests/", "/platform/"];
