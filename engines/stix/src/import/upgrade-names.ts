/** Properties of observables that 2.1 renamed. */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  file: { created: "ctime", modified: "mtime", accessed: "atime" },
  directory: { created: "ctime", modified: "mtime", accessed: "atime" },
  process: { created: "created_time", binary_ref: "image_ref" },
  "user-account": { password_last_changed: "credential_last_changed" },
  "windows-registry-key": { modified: "modified_time" },
};

/** What a property of an observable of STIX 2.0 is called in 2.1. */
export function renamedIn(type: string, property: string): string {
  const names = Object.hasOwn(renamed, type) ? renamed[type]! : {};
  return Object.hasOwn(names, property) ? names[property]! : property;
}
