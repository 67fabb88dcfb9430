import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Empty } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { Scroll } from "../../../../platform/ui/parts/Scroll.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import type { Version } from "../contract.ts";
import { screen } from "./screen-messages.ts";

/** Every version beside the others, newest first. */
export function Versions({ versions }: { versions: readonly Version[] }) {
  const say = useSay();
  const heads = ["version", "in-use", "retired", "modified", "imported", "what-changed"] as const;
  return (
    <Section title={<Say m={screen.versions} />}>
      {versions.length === 0 ? (
        <Empty>
          <Say m={screen["versions-none"]} />
        </Empty>
      ) : (
        <Scroll name={say(screen.versions)}>
          <table className="cf-table cf-stack" aria-label={say(screen.versions)}>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    <Say m={screen[head]} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {versions.map((version) => (
                <Row key={version.id} version={version} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Section>
  );
}

function Row({ version }: { version: Version }) {
  const say = useSay();
  const formats = useFormats();
  const publishedMs = Date.parse(version.modified);
  return (
    <tr>
      <td data-head={say(screen.version)}>
        {version.name} <strong>{version.label}</strong>
      </td>
      <td data-head={say(screen["in-use"])}>{formats.number(version.inUse)}</td>
      <td data-head={say(screen.retired)}>{formats.number(version.retired)}</td>
      <td data-head={say(screen.modified)}>
        {Number.isNaN(publishedMs) ? version.modified : <When atMs={publishedMs} short />}
      </td>
      <td data-head={say(screen.imported)}>
        <When atMs={version.importedAtMs} short />
      </td>
      <td data-head={say(screen["what-changed"])}>
        <Go to={`exchange/vocabulary/versions/${version.id}`}>
          <Say m={screen["what-changed"]} />
          <span className="cf-hidden">: {version.label}</span>
        </Go>
      </td>
    </tr>
  );
}
