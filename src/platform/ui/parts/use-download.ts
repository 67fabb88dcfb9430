import { useState } from "react";
import type { Endpoint, ParamsOf, QueryOf } from "../../contract/endpoint.ts";
import { callForFile, type CallInput } from "../api.ts";
import { asProblem, type ApiProblem } from "../problem.ts";
import { download } from "./download.ts";

/** Fetches the file that an endpoint replies with and hands it to the person, under the name that the contract gives it. */
export function useDownload() {
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [running, setRunning] = useState(false);
  async function fetchFile<E extends Endpoint>(
    endpoint: E,
    asked: { readonly params: ParamsOf<E>; readonly query: QueryOf<E> },
  ): Promise<void> {
    setRunning(true);
    try {
      const file = await callForFile(endpoint, asked as unknown as CallInput<E>);
      download(endpoint.fileName?.(asked) ?? endpoint.name, file, endpoint.media ?? "");
      setProblem(null);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setRunning(false);
  }
  return { problem, running, fetchFile };
}
