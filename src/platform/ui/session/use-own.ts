import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem, type ApiProblem } from "../problem.ts";

/** Something of one's own account: read, and acts after which it is read again. */
export function useOwn<T>(name: string, read: () => Promise<T>) {
  const client = useQueryClient();
  const query = useQuery<T, ApiProblem>({ queryKey: ["account", name], queryFn: read });
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const act = async (work: () => Promise<unknown>) => {
    setProblem(null);
    await work().catch((thrown: unknown) => setProblem(asProblem(thrown)));
    await client.invalidateQueries({ queryKey: ["account", name] });
  };
  return { query, act, problem };
}
