import type { ReactNode } from "react";
import { Link } from "react-router";
import { usePlace } from "../place.tsx";

/** A link inside this election and space: `<Go to="exchange/reports/rep_…">`. */
export function Go({ to, className, children }: { to: string; className?: string; children: ReactNode }) {
  const place = usePlace();
  return (
    <Link to={place.to(to)} className={className ?? "cf-link"}>
      {children}
    </Link>
  );
}
