/** A file of an archive. */
export interface ArchivedFile {
  readonly name: string;
  readonly octets: Uint8Array;
}

const block = 512;

/**
 * An archive in the ustar format (POSIX.1-1988): the files in their order in one folder. The same files give the same octets: no owner, and
 * the one time that is given.
 *
 * @param seconds since 1970, of every file
 */
export function tarOf(folder: string, files: readonly ArchivedFile[], seconds: number): Uint8Array {
  const sizes = files.map(({ octets }) => block + Math.ceil(octets.length / block) * block);
  const archive = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0) + 2 * block);
  let at = 0;
  for (const [index, { name, octets }] of files.entries()) {
    archive.set(headerOf(`${folder}/${name}`, octets.length, seconds), at);
    archive.set(octets, at + block);
    at += sizes[index] ?? 0;
  }
  return archive;
}

function headerOf(name: string, size: number, seconds: number): Uint8Array {
  const header = new Uint8Array(block);
  const put = (at: number, text: string): void => {
    for (let index = 0; index < text.length; index++) header[at + index] = text.charCodeAt(index);
  };
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, "0");
  if (name.length > 100 || !/^[ -~]+$/.test(name)) throw new RangeError(`an archive cannot name ${name}`);
  put(0, name);
  put(100, `${octal(0o644, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0${octal(size, 11)}\0${octal(seconds, 11)}\0`);
  put(148, "        ");
  put(156, "0");
  put(257, "ustar\u000000");
  const sum = header.reduce((all, octet) => all + octet, 0);
  put(148, `${octal(sum, 6)}\0 `);
  return header;
}
