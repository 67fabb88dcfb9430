import type { Auditability, TechnologyState } from "../technologies/contract.ts";
import type { Found } from "./check-rules.ts";

/** A technology as the register publishes it (`technologies_in_register`). */
export interface TechnologyInRegister {
  readonly organisationId: string;
  readonly jurisdiction: string;
  readonly name: string;
  readonly auditability: Auditability;
  readonly state: Exclude<TechnologyState, "retired">;
}

interface OfAudit {
  readonly code: string;
  readonly name: string;
  readonly organisationId: string;
}

/**
 * Is there paper to audit? What a jurisdiction has in the register and cannot be audited forbids the draw, whatever anybody declares. Votes
 * that have only a paper back-up, and a jurisdiction of which nothing is in use in the register, must be explained by name.
 */
export function paperFindings(
  jurisdictions: readonly OfAudit[],
  register: readonly TechnologyInRegister[],
): Found[] {
  return jurisdictions.flatMap((jurisdiction) => {
    const own = register.filter(
      (one) =>
        one.organisationId === jurisdiction.organisationId &&
        one.jurisdiction.toLowerCase() === jurisdiction.code.toLowerCase(),
    );
    const found = own.flatMap((one) => ofTechnology(jurisdiction, one));
    return own.some(({ state }) => state === "deployed") ? found : [...found, nothingInUse(jurisdiction)];
  });
}

function ofTechnology(
  { code, name: place }: OfAudit,
  { name, auditability, state }: TechnologyInRegister,
): Found[] {
  const subject = `${code}: ${name}`;
  if (auditability === "not-auditable")
    return [
      {
        ...keyed("not-auditable", subject, auditability, "auditable"),
        weight: "refuse",
        says: {
          en: `${place} has ${name} in the register, which leaves no paper that voters could verify and has no stocked paper back-up. Nothing can be audited there. Retire it if nobody votes with it.`,
          fr: `${place} a au registre ${name}, qui ne laisse aucun papier que l’électeur puisse vérifier et n’a pas de papier de secours en stock. Rien n’y est vérifiable. Retirez-la si personne ne vote avec.`,
        },
      },
    ];
  if (auditability === "auditable" || state !== "deployed") return [];
  return [
    {
      ...keyed("audited-by-back-up", subject, auditability, "auditable"),
      weight: "explain",
      says: {
        en: `${place} votes with ${name}, which leaves no paper of its own. Only votes on the paper back-up can be audited. Say how it was made sure that all were cast on it.`,
        fr: `${place} vote avec ${name}, qui ne laisse aucun papier. Seuls les votes sur le papier de secours sont vérifiables. Dites comment on s’est assuré que tous y ont été exprimés.`,
      },
    },
  ];
}

function nothingInUse({ code, name: place }: OfAudit): Found {
  return {
    ...keyed("no-technology-in-use", code, 0, 1),
    weight: "explain",
    says: {
      en: `The register of voting technology names nothing that ${place} uses, so it cannot say whether its votes are on paper. Register it, or say how you know.`,
      fr: `Le registre des technologies de vote n’indique rien que ${place} utilise : il ne peut pas dire si ses votes sont sur papier. Inscrivez-la, ou dites comment vous le savez.`,
    },
  };
}

function keyed(name: string, subject: string, found: number | string, expected: number | string) {
  return { key: JSON.stringify([name, subject, found, expected]), name, subject, found, expected };
}
