import { Say } from "../language/say.tsx";
import { useObjectPlace } from "../shell/object-path.tsx";
import { Go } from "./Go.tsx";

/** The noun and the id of an object, with the way to its screen; the id alone where the reader has no screen that shows it. */
export function ObjectLink({ id }: { id: string }) {
  const place = useObjectPlace()(id);
  if (place === null) return <code className="cf-id">{id}</code>;
  return (
    <Go to={place.path}>
      <Say m={place.label} /> <code className="cf-id">{id}</code>
    </Go>
  );
}
