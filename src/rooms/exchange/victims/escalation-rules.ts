import type { Language } from "../../../basics/text.ts";
import { houseLanguage } from "./notice-rules.ts";

/** What the coordinators of a case read: how many, of which incidents, and no name. */
export function escalationMail(
  languages: readonly Language[],
  victims: number,
  incidents: readonly string[],
): { readonly subject: string; readonly text: string; readonly language: string } {
  const language = houseLanguage(languages[0] ?? "en", languages);
  const list = incidents.slice(0, 100).join("\n");
  return language === "fr"
    ? {
        language,
        subject: `Victimes sans réponse à temps : ${victims}`,
        text: `Victimes qui n’ont pas été informées, ou n’ont pas confirmé, dans le délai : ${victims}.\n\nIncidents :\n${list}\n\nVoyez dans l’application qui s’en occupe. Les noms ne figurent pas dans ce message.\n`,
      }
    : {
        language,
        subject: `Victims overdue: ${victims}`,
        text: `Victims who were not told, or have not acknowledged, in time: ${victims}.\n\nIncidents:\n${list}\n\nSee in the application who looks after them. Names are not in this message.\n`,
      };
}
