import { type ReactNode, useEffect, useRef, useState } from "react";
import type { DocumentReference, Evidence, SourceDocument } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Link } from "../../app/router";
import { FullText } from "../../components/FullText";
import { Icon } from "../../components/Icon";
import { Loaded } from "../../components/Notice";
import { QuoteSentence } from "../../components/Quote";
import { documentPath, formatDate } from "../../text/format";
import { CodePointText } from "../../text/offsets";

export interface Quoted {
  document: DocumentReference;
  quotes: Evidence[];
}

/** The documents of quotes, each with its own, in the order in which they come. */
export function byDocument(quotes: readonly Evidence[]): Quoted[] {
  const found = new Map<string, Quoted>();
  for (const quote of quotes) {
    const quoted = found.get(quote.document.id) ?? { document: quote.document, quotes: [] };
    quoted.quotes.push(quote);
    found.set(quote.document.id, quoted);
  }
  return [...found.values()];
}

/** Documents in full, one at a time; where there are several, a button for each. */
export function DocumentPanes({ documents }: { documents: readonly Quoted[] }) {
  const { messages } = useReader();
  const [chosen, setChosen] = useState(0);
  const shown = documents[chosen] ?? documents[0];
  if (!shown) return null;
  return (
    <div className="panes">
      {documents.length > 1 && (
        <div className="pane-choice" role="group" aria-label={messages.proof.documents}>
          {documents.map(({ document, quotes }, index) => (
            <button key={document.id} type="button" aria-pressed={document === shown.document} onClick={() => setChosen(index)}>
              <span lang="vi">{document.title}</span>
              {quotes.length > 0 && <span> · {messages.proof.quotes(quotes.length)}</span>}
            </button>
          ))}
        </div>
      )}
      <DocumentPane key={shown.document.id} {...shown} />
    </div>
  );
}

/** A whole document that scrolls by itself, opened at its first quote. */
function DocumentPane({ document, quotes }: Quoted) {
  const { language, messages } = useReader();
  const loaded = useResource<SourceDocument>(`/api/documents/${encodeURIComponent(document.id)}`);
  const first = quotes[0];
  return (
    <figure className="pane">
      <figcaption className="pane__source">
        <Link href={documentPath(document.id, first)}>
          <Icon name="document" />
          <span lang="vi">{document.title}</span>
        </Link>
        {first?.section && <span lang="vi">{first.section}</span>}
        {first?.page && <span>{messages.common.page(first.page)}</span>}
        {document.issued && <span>{messages.common.issued(formatDate(document.issued, language))}</span>}
      </figcaption>
      <Loaded resource={loaded} lines={8}>
        {({ text }) => <PaneText title={document.title} document={document.id} text={text} quotes={quotes} />}
      </Loaded>
    </figure>
  );
}

interface PaneText {
  title: string;
  document: string;
  text: string;
  quotes: readonly Evidence[];
}

function PaneText({ title, document, text, quotes }: PaneText) {
  const { messages } = useReader();
  const pane = useRef<HTMLDivElement>(null);
  const current = useRef(0);
  const inPlace = stillInPlace(text, quotes);
  const go = (to: number) => {
    current.current = (to + inPlace.length) % inPlace.length;
    reveal(pane.current, current.current);
  };
  useEffect(() => {
    // After the dialog around it has opened, and again when what came into sight has its true height.
    let frame = requestAnimationFrame(() => {
      reveal(pane.current, 0);
      frame = requestAnimationFrame(() => reveal(pane.current, 0));
    });
    return () => cancelAnimationFrame(frame);
  }, [text]);
  return (
    <>
      {quotes.filter((quote) => !inPlace.includes(quote)).map((quote) => (
        <div key={quote.start}>
          <p className="quote__warning">{messages.errors.quoteMoved}</p>
          <QuoteSentence evidence={quote} />
        </div>
      ))}
      <div ref={pane} className="pane__text" tabIndex={0} role="region" lang="vi" aria-label={title}>
        <FullText document={document} text={text} quotes={inPlace} />
      </div>
      {inPlace.length > 0 && (
        <div className="actions">
          <PaneButton onClick={() => go(current.current)}>{messages.proof.backToQuote}</PaneButton>
          {inPlace.length > 1 && <PaneButton onClick={() => go(current.current + 1)}>{messages.proof.nextQuote}</PaneButton>}
        </div>
      )}
    </>
  );
}

function PaneButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="button button--quiet" onClick={onClick}>
      {children}
    </button>
  );
}

/** The quotes that the text still has at their offsets. */
function stillInPlace(text: string, quotes: readonly Evidence[]): Evidence[] {
  const points = new CodePointText(text);
  return quotes.filter(({ start, end, exact }) => points.slice(start, end) === exact);
}

/** Scrolls the pane, and nothing around it, until a quote stands in its upper third. */
function reveal(pane: HTMLElement | null, quote: number): void {
  const mark = pane?.querySelector(`[data-quote="${quote}"]`);
  if (!pane || !mark) return;
  const below = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += below - pane.clientHeight / 3;
}
