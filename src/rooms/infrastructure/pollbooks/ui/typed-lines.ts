import { z } from "zod";
import type { useSay } from "../../../../platform/ui/language/say.tsx";
import { screen } from "./screen-messages.ts";

export interface TypedLine {
  readonly id: string;
  readonly name: string;
  readonly at?: { readonly latitude: number; readonly longitude: number };
}

/** `id; name`, or `id; name; latitude; longitude`, one a line. */
export function typedLines(say: ReturnType<typeof useSay>) {
  return z.string().transform((text, context): TypedLine[] =>
    text
      .split("\n")
      .map((line, index) => ({ parts: line.split(";").map((part) => part.trim()), line: index + 1 }))
      .filter(({ parts }) => parts.some(Boolean))
      .flatMap(({ parts: [id = "", name = "", latitude, longitude], line }) => {
        const at = { latitude: Number(latitude), longitude: Number(longitude) };
        const placed = latitude !== undefined;
        if (id !== "" && name !== "" && (!placed || !Number.isNaN(at.latitude + at.longitude)))
          return [{ id, name, ...(placed && { at }) }];
        context.addIssue({ code: "custom", message: say(screen["line-wrong"], { line }) });
        return [];
      }),
  );
}
