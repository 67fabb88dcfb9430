import type { Message } from "../../../basics/text.ts";
import { sectors, type Sector } from "../../organisations/contract.ts";
import { messages as organisations } from "../../organisations/messages.ts";
import type { Election } from "../contract.ts";
import { screen } from "./screen-messages.ts";

export const kindWord: Readonly<Record<Election["kind"], Message>> = {
  general: screen["kind-general"],
  local: screen["kind-local"],
  referendum: screen["kind-referendum"],
  "by-election": screen["kind-by-election"],
};

export const sectorWord = Object.fromEntries(
  sectors.map((sector) => [sector, organisations[`sector-${sector}`]]),
) as Readonly<Record<Sector, Message>>;

/** A sector that is data; its own name where the house has no word for it. */
export function sectorMessage(sector: string): Message | undefined {
  return (sectorWord as Readonly<Record<string, Message>>)[sector];
}
