import type { Json } from "../../basis/json-value.ts";
import type { Place, TemplateForm } from "./template-form.ts";

/** Accounts of a platform: which relations are the number, the name to log in and the name that is shown. */
function account(
  name: string,
  kind: string,
  names: Readonly<Record<string, readonly [type: string, path: string]>>,
  pictures: string,
  others: readonly Place[] = [],
): TemplateForm {
  const constants: Readonly<Record<string, Json>> = { account_type: kind };
  return {
    name,
    metaCategory: "misc",
    root: "user-account",
    constants,
    places: [
      ...Object.entries(names).map(([relation, [type, path]]): Place => [relation, type, path]),
      ...pictures.split(" ").map((relation): Place => [relation, "attachment"]),
      ["link", "link"],
      ["url", "url"],
      ...others,
    ],
  };
}

const byNumber = {
  "account-id": ["text", "user_id"],
  "account-name": ["text", "account_login"],
} as const;

const unix = "extensions.unix-account-ext";

export const accountForms: readonly TemplateForm[] = [
  account("facebook-account", "facebook", byNumber, "attachment user-avatar"),
  account("parler-account", "parler", byNumber, "attachment cover-photo profile-photo", [
    ["badge", "float"],
    ["human", "boolean"],
    ["interactions", "float"],
    ["verified", "boolean"],
  ]),
  account("reddit-account", "reddit", byNumber, "attachment account-avatar"),
  account(
    "github-user",
    "github",
    {
      id: ["text", "user_id"],
      username: ["github-username", "account_login"],
      "user-fullname": ["text", "display_name"],
    },
    "profile-image",
    [
      ["organisation", "github-organisation"],
      ["repository", "github-repository"],
      ["follower", "github-username"],
      ["following", "github-username"],
    ],
  ),
  account(
    "gitlab-user",
    "gitlab",
    { id: ["text", "user_id"], username: ["text", "account_login"], name: ["text", "display_name"] },
    "avatar",
    [
      ["avatar_url", "link"],
      ["web_url", "link"],
    ],
  ),
  account(
    "telegram-account",
    "telegram",
    { id: ["text", "user_id"], username: ["text", "account_login"] },
    "picture",
    [
      ["first_name", "text"],
      ["last_name", "text"],
    ],
  ),
  account(
    "twitter-account",
    "twitter",
    { id: ["text", "user_id"], name: ["text", "account_login"], "displayed-name": ["text", "display_name"] },
    "attachment profile-banner profile-image",
    [
      ["embedded-link", "url"],
      ["embedded-safe-link", "link"],
    ],
  ),
  {
    name: "user-account",
    metaCategory: "misc",
    root: "user-account",
    places: [
      ["user-id", "text", "user_id"],
      ["username", "text", "account_login"],
      ["account-type", "text", "account_type"],
      ["display-name", "text", "display_name"],
      ["password", "text", "credential"],
      ["can_escalate_privs", "boolean", "can_escalate_privs"],
      ["disabled", "boolean", "is_disabled"],
      ["is_service_account", "boolean", "is_service_account"],
      ["privileged", "boolean", "is_privileged"],
      ["created", "datetime", "account_created"],
      ["expires", "datetime", "account_expires"],
      ["first_login", "datetime", "account_first_login"],
      ["last_login", "datetime", "account_last_login"],
      ["password_last_changed", "datetime", "credential_last_changed"],
      ["group", "text", `${unix}.groups`],
      ["group-id", "text", `${unix}.gid`],
      ["home_dir", "text", `${unix}.home_dir`],
      ["shell", "text", `${unix}.shell`],
      ["user-avatar", "attachment"],
      ["email", "email-src"],
      ["link", "link"],
    ],
  },
  {
    name: "credential",
    metaCategory: "misc",
    root: "user-account",
    places: [
      ["username", "text", "user_id"],
      ["password", "text", "credential"],
      ["text", "text"],
      ["type", "text"],
      ["origin", "text"],
      ["format", "text"],
      ["notification", "text"],
    ],
  },
];
