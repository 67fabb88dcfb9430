import { Say } from "../language/say.tsx";
import { useObjectPatterns } from "../shell/object-path.tsx";
import { Go } from "./Go.tsx";

/** The noun and the id of an object, with the way to its screen; the id alone where no screen shows it. */
export function ObjectLink({ id }: { id: string }) {
  const pattern = useObjectPatterns().find(({ prefix }) => id.startsWith(`${prefix}_`));
  if (pattern === undefined) return <code className="cf-id">{id}</code>;
  return (
    <Go to={pattern.path.replace(":id", encodeURIComponent(id))}>
      <Say m={pattern.label} /> <code className="cf-id">{id}</code>
    </Go>
  );
}
