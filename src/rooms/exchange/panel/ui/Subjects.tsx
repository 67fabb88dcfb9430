import { limits } from "../../../../basics/bounded.ts";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useList } from "../../../../platform/ui/queries.ts";
import { listCampaigns } from "../../campaigns/contract.ts";
import { listIncidents } from "../../incidents/contract.ts";

/** What a case is about, by title; by its id alone for whoever does not see it. */
export function IncidentLinks({ ids }: { ids: readonly string[] }) {
  const { electionId } = usePlace();
  const query = { limit: limits.pageRowsMax };
  const { rows } = useList(listIncidents, { params: { election: electionId }, query }, { subjects: ["inc"] });
  const title = new Map<string, string>(rows.map((row) => [row.id, row.title]));
  return (
    <ul className="cf-plain-list cf-tight">
      {ids.map((id) => (
        <li key={id}>
          <Subject id={id} title={title.get(id)} path={`exchange/incidents/${id}`} />
        </li>
      ))}
    </ul>
  );
}

export function CampaignLink({ id }: { id: string }) {
  const { electionId } = usePlace();
  const query = { limit: limits.pageRowsMax };
  const { rows } = useList(listCampaigns, { params: { election: electionId }, query }, { subjects: ["cmp"] });
  const title = rows.find((row) => row.id === id)?.title;
  return <Subject id={id} title={title} path={`exchange/campaigns/${id}`} />;
}

function Subject({ id, title, path }: { id: string; title: string | undefined; path: string }) {
  return title === undefined ? <code className="cf-id">{id}</code> : <Go to={path}>{title}</Go>;
}
