import { createContext, Fragment, useContext } from "react";
import type { Message } from "../../../../basics/text.ts";
import type { Permission } from "../../../../platform/contract/permission.ts";
import { useMayEnter } from "../../../../platform/ui/allowed.ts";
import { Say } from "../../../../platform/ui/language/say.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";

/** A slice that has screens; its routes have these. */
export interface Screens {
  readonly slice: string;
  readonly label: Message;
  readonly path: string;
  readonly allow: Permission;
}

/** Every slice of the app that has screens, given by the composition. */
export const AllScreens = createContext<readonly Screens[]>([]);

/** The slices by which a practice is reached: a link where this person may enter, else the name. */
export function SliceLinks({ names }: { names: readonly string[] }) {
  const screens = useContext(AllScreens);
  const mayEnter = useMayEnter();
  if (names.length === 0) return "–";
  return names.map((name, at) => {
    const found = screens.find(({ slice, allow }) => slice === name || allow.action.startsWith(`${name}.`));
    return (
      <Fragment key={name}>
        {at > 0 && ", "}
        {found && mayEnter(found.allow) ? (
          <Go to={found.path}>
            <Say m={found.label} />
          </Go>
        ) : found ? (
          <Say m={found.label} />
        ) : (
          <code>{name}</code>
        )}
      </Fragment>
    );
  });
}
