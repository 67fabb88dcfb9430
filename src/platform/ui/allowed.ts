import { useCallback } from "react";
import type { Permission } from "../contract/permission.ts";
import { denial } from "../contract/permission.ts";
import { denialLabel, phaseMessage, roleMessage } from "./labels.ts";
import { useFormats, useNow, useSay } from "./language/say.tsx";
import { usePlace } from "./place.tsx";
import { useSession } from "./session.tsx";

/** An endpoint, or its line in the permission table. */
export type Allow = Permission | { readonly allow: Permission };

/** Why not, in words; null where it is allowed. The same check as the server's, so a button never lies. */
export type WhyNot = (allow: Allow) => string | null;

export function useWhyNot(): WhyNot {
  const say = useSay();
  const formats = useFormats();
  const { person, rolesIn } = useSession();
  const { election } = usePlace();
  const nowMs = useNow(60_000);
  return useCallback(
    (allow) => {
      const permission = permissionOf(allow);
      const electionId = election?.id ?? null;
      const asker = {
        kind: person ? "person" : "public",
        roles: rolesIn(electionId, nowMs),
        electionId,
      } as const;
      const why = denial(permission, asker, election?.phase ?? null);
      if (!why) return null;
      const names = (keys: readonly string[] | string, of: typeof roleMessage) =>
        formats.list((typeof keys === "string" ? [] : keys).map((key) => sayOr(of(key), key)));
      const sayOr = (message: ReturnType<typeof roleMessage>, key: string) => (message ? say(message) : key);
      return say(denialLabel[why], {
        roles: names(permission.roles, roleMessage),
        phases: names(permission.phases, phaseMessage),
        phase: election ? sayOr(phaseMessage(election.phase), election.phase) : "",
      });
    },
    [say, formats, person, rolesIn, election, nowMs],
  );
}

/** Who may enter at all, whatever the phase: decides what is in the list of rooms. */
export function useMayEnter(): (permission: Permission) => boolean {
  const { person, rolesIn } = useSession();
  const { election } = usePlace();
  const nowMs = useNow(60_000);
  const electionId = election?.id ?? null;
  return useCallback(
    (permission) => {
      const asker = {
        kind: person ? "person" : "public",
        roles: rolesIn(electionId, nowMs),
        electionId,
      } as const;
      return denial({ ...permission, phases: "any" }, asker, null) === null;
    },
    [person, rolesIn, electionId, nowMs],
  );
}

function permissionOf(allow: Allow): Permission {
  return "allow" in allow ? allow.allow : allow;
}
