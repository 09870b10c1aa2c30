import type { Localised } from "../api/types";
import { useReader } from "../app/language";
import { localised } from "../text/format";
import "./reportLinks.css";

/** The report on a province, which the server makes: a page to read and a document to work on. */
export function ReportLinks({ place }: { place: { code: string; label: Localised } }) {
  const { language, messages } = useReader();
  const name = localised(place.label, language, place.code);
  return (
    <span className="report-links">
      {messages.common.report}{" "}
      {(["html", "docx"] as const).map((form) => (
        <a
          key={form}
          href={`/reports/${encodeURIComponent(place.code)}.${form}?lang=${language}`}
          aria-label={messages.common.reportOn(name, form.toUpperCase())}
          download={form === "docx" ? "" : undefined}
        >
          {form.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
