import { useElementSize } from "@mantine/hooks";
import { useRef, type ReactNode } from "react";
import { Say, useFormats } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { csvOf, type CsvValue } from "../../../basics/csv.ts";
import { Scroll } from "./Scroll.tsx";
import { download, svgText } from "./download.ts";

/** The numbers of a picture: they stand under it, and they are its CSV. */
export interface PictureData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CsvValue[])[];
}

export interface PictureProps {
  /** The one message of the picture: "Half of the reports were assessed within a day". */
  readonly title: string;
  /** Where the numbers come from, and as of when. */
  readonly source?: string;
  readonly data: PictureData;
  /** Name of the files that can be downloaded, without ending. */
  readonly fileName: string;
}

/** While a page is laid out the frame may be a few pixels wide for a moment: narrower than labels and margins nothing can be drawn. */
const narrowestPx = 240;

/** One picture, one message: title, picture at the width there is, its table, both to download. */
export function Picture(props: PictureProps & { children: (widthPx: number) => ReactNode }) {
  const figure = useRef<HTMLElement>(null);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const saveSvg = () => {
    const svg = figure.current?.querySelector("svg");
    if (svg) download(`${props.fileName}.svg`, svgText(svg), "image/svg+xml");
  };
  const saveCsv = () =>
    download(`${props.fileName}.csv`, csvOf([props.data.columns, ...props.data.rows]), "text/csv");
  return (
    <figure ref={figure} className="cf-picture">
      <figcaption>{props.title}</figcaption>
      <div ref={ref} className="cf-picture-frame" dir="ltr">
        {width > 0 && props.children(Math.max(narrowestPx, Math.floor(width)))}
      </div>
      {props.source && <p className="cf-muted">{props.source}</p>}
      <details className="cf-numbers">
        <summary>
          <Say m={ui["numbers-behind"]} />
        </summary>
        <PlainTable data={props.data} name={props.title} />
        <div className="cf-actions">
          <button type="button" className="cf-button" onClick={saveCsv}>
            <Say m={ui["download-csv"]} />
          </button>
          <button type="button" className="cf-button" onClick={saveSvg}>
            <Say m={ui["download-svg"]} />
          </button>
        </div>
      </details>
    </figure>
  );
}

/** A small table of plain values; a wide one scrolls inside itself, also by keyboard. */
export function PlainTable({ data, name }: { data: PictureData; name: string }) {
  const formats = useFormats();
  return (
    <Scroll name={name}>
      <table className="cf-table">
        <thead>
          <tr>
            {data.columns.map((column, at) => (
              <th key={column} scope="col" className={isNumeric(data, at) ? "cf-number" : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row, index) => (
            // Rows of plain values have no identity but their place.
            <tr key={index}>
              {row.map((value, at) => (
                <td key={data.columns[at]} className={isNumeric(data, at) ? "cf-number" : undefined}>
                  {typeof value === "number" ? formats.number(value) : String(value ?? "")}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function isNumeric(data: PictureData, column: number): boolean {
  return data.rows.some((row) => typeof row[column] === "number");
}
