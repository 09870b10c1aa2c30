import type { Section } from "../../api/documents";
import { useReader } from "../../app/language";
import { Link, useLocation } from "../../app/router";

/** The sections of a document, each a link to its place in the text. */
export function Outline({ sections }: { sections: readonly Section[] }) {
  const { messages } = useReader();
  const { path, parameters, hash } = useLocation();
  const query = parameters.toString();
  if (sections.length === 0) return <p className="hint">{messages.documents.noSections}</p>;
  return (
    <nav aria-label={messages.documents.outline}>
      <ol className="outline" lang="vi">
        {sections.map((section) => {
          const place = `section-${section.start}`;
          return (
            <li key={section.start} style={{ paddingInlineStart: `${Math.min(section.depth, 4) * 0.875}rem` }}>
              <Link
                href={`${path}${query && `?${query}`}#${place}`}
                aria-current={place === hash ? "location" : undefined}
              >
                {section.label}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
