import { useId } from "react";
import { Say, useFormats, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";

/** Work that takes long: count, rate and end; it goes on when the page is left, and can be stopped. */
export function Progress(props: {
  readonly label: string;
  readonly done: number;
  /** Null where the end is not known. */
  readonly total: number | null;
  readonly perSecond?: number | null;
  readonly onStop?: () => void;
}) {
  const say = useSay();
  const formats = useFormats();
  const id = useId();
  const { done, total, perSecond } = props;
  const words = [
    total === null ? say(ui["progress-done"], { done }) : say(ui["progress-of"], { done, total }),
    perSecond ? say(ui["progress-rate"], { rate: Math.round(perSecond) }) : null,
    perSecond && total !== null && total > done
      ? say(ui["progress-end"], { left: formats.duration(((total - done) / perSecond) * 1000) })
      : null,
  ].filter((word) => word !== null);
  return (
    <div className="cf-progress">
      <div className="cf-progress-words">
        <label htmlFor={id}>{props.label}</label>
        <span>{words.join(" · ")}</span>
      </div>
      <progress
        id={id}
        {...(total !== null && { max: total, value: done })}
        aria-valuetext={words.join(", ")}
      />
      {props.onStop && (
        <button type="button" className="cf-button" onClick={props.onStop}>
          <Say m={ui.stop} />
        </button>
      )}
    </div>
  );
}
