import { memberRoles, readers, type Line } from "./audiences-contract.ts";

/** The permission table: what organisations learn, and what they agree on. */
export const standardsLines = {
  // Exchange: techniques and the playbooks that answer them
  "techniques.list": { roles: ["analyst", "auditor"], purpose: "see what threatens now", basis: "W1.5" },
  "techniques.read": { roles: ["analyst", "auditor"], purpose: "see what threatens now", basis: "W1.5" },
  "techniques.note": { roles: ["analyst", "auditor"], purpose: "be told once of what is new", basis: "W1.5" },
  "playbooks.list": { roles: readers, purpose: "know what to do", basis: "W1.5" },
  "playbooks.read": { roles: readers, purpose: "know what to do", basis: "W1.5" },
  "playbooks.write": {
    roles: ["analyst"],
    purpose: "say what is done when a technique is met",
    basis: "W1.5",
  },
  "playbooks.revise": { roles: ["analyst"], purpose: "improve a playbook", basis: "W1.5" },
  "playbooks.adopt": { roles: ["analyst"], purpose: "say that a playbook holds", basis: "W1.5" },
  "playbooks.exercise": { roles: ["analyst"], purpose: "try whether a playbook works", basis: "W1.5" },
  "playbooks.review": { roles: ["analyst"], purpose: "look at a playbook again", basis: "W1.5" },
  "playbooks.retire": { roles: ["analyst"], purpose: "say that a playbook is used no more", basis: "W1.5" },
  // Exchange: standards, rules and policies
  "standards.list": { roles: readers, purpose: "know which rules are being made", basis: "G6" },
  "standards.read": { roles: readers, purpose: "know which rules are being made", basis: "G6" },
  "standards.compare": { roles: readers, purpose: "see what changed", basis: "G6" },
  "standards.comments": { roles: readers, purpose: "see who wants what", basis: "G6" },
  "standards.export-comments": { roles: readers, purpose: "hand on the comment table", basis: "G6" },
  "standards.comment": { roles: memberRoles, purpose: "say what should be otherwise", basis: "G6" },
  "standards.open": { roles: ["editor"], purpose: "draft a standard", basis: "G6" },
  "standards.revise": { roles: ["editor"], purpose: "improve a standard", basis: "G6" },
  "standards.dispose": { roles: ["editor"], purpose: "say what becomes of a comment", basis: "G6" },
  "standards.publish": {
    roles: ["editor"],
    purpose: "publish a standard once every comment has its disposition",
    basis: "G6",
  },
  "standards.withdraw": { roles: ["editor"], purpose: "say that a standard no longer holds", basis: "G6" },
  "standards.public": { roles: "anyone", purpose: "know which rules hold", basis: "G6", machines: true },
} as const satisfies Readonly<Record<string, Line>>;
