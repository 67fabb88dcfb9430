import { createContext, useCallback, useContext } from "react";
import type { ObjectPattern } from "../slice-routes.ts";

const PatternsContext = createContext<readonly ObjectPattern[]>([]);

/** The objects that can be opened by id, from all slices. */
export const ObjectPatterns = PatternsContext.Provider;

export function useObjectPatterns(): readonly ObjectPattern[] {
  return useContext(PatternsContext);
}

/** Where an object is shown, inside the election; null where no screen shows it. */
export function useObjectPath(): (id: string) => string | null {
  const patterns = useContext(PatternsContext);
  return useCallback(
    (id) => {
      const pattern = patterns.find(({ prefix }) => id.startsWith(`${prefix}_`));
      return pattern ? pattern.path.replace(":id", encodeURIComponent(id)) : null;
    },
    [patterns],
  );
}
