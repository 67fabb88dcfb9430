import type { Message } from "../../../basics/text.ts";
import { sectors, type Community, type Sector } from "../contract.ts";
import { messages } from "../messages.ts";

export const sectorWord = Object.fromEntries(
  sectors.map((sector) => [sector, messages[`sector-${sector}`]]),
) as Readonly<Record<Sector, Message>>;

/** A required sector comes as data of the election's rules. */
export function sectorMessage(sector: string): Message | undefined {
  return (sectorWord as Readonly<Record<string, Message>>)[sector];
}

export const stateWord: Readonly<Record<Community["state"], Message>> = {
  "not-open": messages["state-not-open"],
  open: messages["state-open"],
  incomplete: messages["state-incomplete"],
};
