import type { Source } from "../../api/types";
import { useReader } from "../../app/language";
import { Link } from "../../app/router";
import { documentPath, formatDate, localised } from "../../text/format";

/** The documents that a verdict ends in: what each is called, its symbol, who issued it and when. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  return (
    <ul className="sources">
      {sources.map((source) => (
        <SourceCard key={source.iri} source={source} />
      ))}
    </ul>
  );
}

function SourceCard({ source }: { source: Source }) {
  const { language, messages } = useReader();
  const title = localised(source.title, "vi", source.id);
  const details: [string, string | null][] = [
    [messages.proof.symbol, localised(source.instrument?.label, language) || null],
    [messages.proof.issuer, localised(source.issuer, language) || null],
    [messages.proof.date, source.issued && formatDate(source.issued, language)],
  ];
  return (
    <li className="fact">
      <p className="fact__label" lang="vi">
        {source.sha256 ? <Link href={documentPath(source.id)}>{title}</Link> : title}
      </p>
      <dl className="source__details">
        {details.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? messages.proof.notTold}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
