import { createTransport } from "nodemailer";

export interface OutgoingMail {
  /** Becomes the `Message-ID`: the same message sent twice has it twice. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: string;
}

export interface MailTransport {
  /** Resolves when a server took the message. Throws MailRefused where trying again is useless. */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** A mail server refused the message for good (reply 5xx). Names the reply's code only. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
}

/** `smtps://user:password@host:465`, or `smtp://host:587` with STARTTLS, which is required but for a loopback address. */
export function smtpTransport(url: string, from: string): MailTransport {
  const { hostname, protocol } = new URL(url);
  const domain = from.split("@").at(-1)?.replace(/>$/, "") ?? hostname;
  const transport = createTransport({
    url,
    requireTLS: protocol === "smtp:" && !["localhost", "127.0.0.1", "[::1]"].includes(hostname),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail, signal) {
      signal.throwIfAborted();
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: mail.to },
          subject: mail.subject,
          text: mail.text,
          messageId: `<${mail.id}@${domain}>`,
          // RFC 3834: no automatic answers to this.
          headers: { "Auto-Submitted": "auto-generated", "Content-Language": mail.language },
        });
      } catch (error) {
        throw told(error);
      }
    },
    close: () => transport.close(),
  };
}

/** The server's words may hold the address: only codes are told. */
function told(error: unknown): Error {
  const replied = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0;
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  if (replied >= 500 && code !== "EAUTH")
    return new MailRefused(`The mail server refused the message (${replied})`);
  return new Error(
    `The message could not be handed to the mail server (${code}${replied ? `, ${replied}` : ""})`,
  );
}
