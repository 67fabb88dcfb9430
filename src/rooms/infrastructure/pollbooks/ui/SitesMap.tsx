import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Picture } from "../../../../platform/ui/parts/Picture.tsx";
import { Svg } from "../../../../platform/ui/parts/Svg.tsx";
import type { LiveNow, SiteNow } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { siteWords } from "./site-messages.ts";
import { placedSites } from "./map-layout.ts";
import { useQueueWords, useWorkWords } from "./words.ts";
import "./pollbooks.css";

/** Each site where it lies, or in a row where the package does not say: a shape and a word for its state, never a colour alone. */
export function SitesMap({ now }: { now: LiveNow }) {
  const say = useSay();
  const queue = useQueueWords();
  const work = useWorkWords();
  const { sites } = now;
  const silent = sites.filter(({ contact }) => contact === "silent" || contact === "never").length;
  const title = say(screen["map-title"], { silent, sites: sites.length });
  const contact = (site: SiteNow) => say(screen[`contact-${site.contact}`]);
  const state = (site: SiteNow) =>
    [contact(site), ...(site.onPaperSinceMs === null ? [] : [say(siteWords["on-paper"])])].join(" · ");
  return (
    <Picture
      title={title}
      fileName="sites"
      data={{
        columns: [
          say(screen.site),
          say(screen.contact),
          say(siteWords.work),
          say(siteWords.queue),
          say(screen["checked-in"]),
        ],
        rows: sites.map((site) => [site.name, contact(site), work(site), queue(site), site.checkedIn]),
      }}
    >
      {(widthPx) => {
        const { placed, heightPx } = placedSites(sites, widthPx);
        return (
          <Svg name={title} as="img" className="cf-sites-map" width={widthPx} height={heightPx}>
            {placed.map(({ site, x, y }) => (
              <g
                key={site.site}
                transform={`translate(${x},${y})`}
                className={`cf-site cf-site-${site.contact}`}
              >
                <Shape site={site} />
                <text x={14} y={-1}>
                  {site.name.length > 22 ? `${site.name.slice(0, 21)}…` : site.name}
                </text>
                <text x={14} y={14} className="cf-site-state">
                  {state(site)}
                </text>
                {(site.promise === "late" || site.promise === "soon") && (
                  <text x={-5} y={24} className="cf-site-queue">
                    {queue(site)}
                  </text>
                )}
              </g>
            ))}
          </Svg>
        );
      }}
    </Picture>
  );
}

function Shape({ site: { contact } }: { site: SiteNow }) {
  if (contact === "fresh") return <circle r={7} />;
  if (contact === "stale") return <rect x={-7} y={-7} width={14} height={14} />;
  if (contact === "none") return <circle r={4} className="cf-site-empty" />;
  return <path d="M0,-9 L9,7 L-9,7 Z" />;
}
