import { type FormEvent, useEffect } from "react";
import type { Piece, Understood } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Link, navigate } from "../../app/router";
import { Label } from "../../components/Label";
import { Loaded } from "../../components/Notice";
import { localised } from "../../text/format";
import { languageOf } from "../../text/vietnamese";

const understanding = (asked: string): string => `/api/ask?q=${encodeURIComponent(asked)}`;

/** A question in the reader's own words, which goes into the address of the page of questions. */
export function AskBox({ asked }: { asked: string }) {
  const { messages } = useReader();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = new FormData(event.currentTarget).get("q");
    if (typeof words === "string" && words.trim()) navigate(`/questions?q=${encodeURIComponent(words.trim())}`);
  };
  return (
    <form className="ask" role="search" onSubmit={submit}>
      <label className="field">
        <span className="field__label">{messages.questions.inWords}</span>
        <input
          key={asked}
          type="text"
          enterKeyHint="search"
          name="q"
          defaultValue={asked}
          maxLength={500}
          required
          placeholder={messages.questions.inWordsExample}
        />
      </label>
      <button type="submit" className="button button--primary">
        {messages.questions.ask}
      </button>
    </form>
  );
}

/** Opens the question that is meant, or tells which are near. */
export function Opened({ asked }: { asked: string }) {
  const { messages } = useReader();
  const resource = useResource<Understood>(understanding(asked));
  const link = resource.status === "ready" ? resource.data.link : undefined;
  useEffect(() => {
    if (link) navigate(`${link}${link.includes("?") ? "&" : "?"}asked=${encodeURIComponent(asked)}`, { replace: true });
  }, [link, asked]);
  return (
    <Loaded resource={resource} lines={2}>
      {(data) =>
        data.understood ? null : (
          <section className="notice" role="status">
            <h2>{messages.questions.notUnderstood}</h2>
            <Words pieces={data.pieces} />
            {data.candidates.length > 0 && <p>{messages.questions.nearest}</p>}
            <ul>
              {data.candidates.slice(0, 3).map((candidate) => (
                <li key={candidate.id}>
                  <Link href={candidate.link}><Label of={candidate.title} fallback={candidate.id} /></Link>
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Loaded>
  );
}

/** What was understood of a question that was asked in words. */
export function UnderstoodWords({ asked }: { asked: string }) {
  const { messages } = useReader();
  const resource = useResource<Understood>(understanding(asked));
  return (
    <Loaded resource={resource} lines={2}>
      {(data) => (
        <section className="notice" role="status">
          <h2>
            {messages.questions.understood}: <q lang={languageOf(data.text)}>{data.text}</q>
          </h2>
          <Words pieces={data.pieces} />
          {data.missing && data.missing.length > 0 && <p>{messages.questions.missing(data.missing.join(", "))}</p>}
        </section>
      )}
    </Loaded>
  );
}

function Words({ pieces }: { pieces: readonly Piece[] }) {
  const { language, messages } = useReader();
  const meaning = ({ kind, meaning, others }: Piece): string => {
    if (kind === "unknown") return messages.questions.unknownWord;
    return meaning ? localised(meaning, language) : others.map(({ label }) => localised(label, language)).join(" / ");
  };
  return (
    <ul className="understood">
      {pieces
        .filter(({ kind }) => kind !== "small" && kind !== "word")
        .map((piece) => (
          <li key={piece.start} data-kind={piece.kind}>
            <bdi lang={languageOf(piece.text)}>{piece.text}</bdi> → {meaning(piece)}
          </li>
        ))}
    </ul>
  );
}
