import { createContext, useCallback, useContext } from "react";
import type { Message } from "../../../basics/text.ts";
import type { Permission } from "../../contract/permission.ts";
import { useMayEnter } from "../allowed.ts";
import type { ObjectPattern, SliceRoutes } from "../slice-routes.ts";

/** An object that can be opened by its id, and by which lines of the permission table one enters its slice. */
interface OpenObject extends ObjectPattern {
  readonly entrances: readonly Permission[];
}

const PatternsContext = createContext<readonly OpenObject[]>([]);

/** The objects that can be opened by id, from all slices. */
export const ObjectPatterns = PatternsContext.Provider;

export function objectsOf(slices: readonly SliceRoutes[]): OpenObject[] {
  return slices.flatMap(({ objects = [], allow, otherEntrances = [] }) =>
    objects.map((each) => ({ ...each, entrances: [allow, ...otherEntrances.map((other) => other.allow)] })),
  );
}

export function useObjectPatterns(): readonly ObjectPattern[] {
  return useContext(PatternsContext);
}

/** What an object is called and where it is shown, inside the election; null where no screen shows it that the reader may enter. */
export function useObjectPlace(): (id: string) => { readonly label: Message; readonly path: string } | null {
  const patterns = useContext(PatternsContext);
  const mayEnter = useMayEnter();
  return useCallback(
    (id) => {
      const found = patterns.find(({ prefix }) => id.startsWith(`${prefix}_`));
      if (found === undefined || !found.entrances.some(mayEnter)) return null;
      return { label: found.label, path: found.path.replace(":id", encodeURIComponent(id)) };
    },
    [patterns, mayEnter],
  );
}

/** Where an object is shown, inside the election; null where no screen shows it that the reader may enter. */
export function useObjectPath(): (id: string) => string | null {
  const placeOf = useObjectPlace();
  return useCallback((id) => placeOf(id)?.path ?? null, [placeOf]);
}
