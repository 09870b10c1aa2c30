import type { Difference, SourceDocument, Version } from "../../api/documents";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Link, navigate, useLocation, withParameters } from "../../app/router";
import { useTitle } from "../../app/title";
import { EmptyState, Loaded } from "../../components/Notice";
import { ShareButton } from "../../components/ShareButton";
import { documentPath, formatTime } from "../../text/format";
import "./documents.css";
import { ChangeCounts } from "./ChangeCounts";
import { Revisions } from "./Revisions";

/** The versions of a document, and what became of its facts between two of them: `?before=1&after=2`. */
export default function VersionsPage({ id }: { id: string }) {
  const { messages } = useReader();
  const document = useResource<SourceDocument>(`/api${documentPath(id)}`);
  const versions = useResource<Version[]>(`/api${documentPath(id)}/versions`);
  const title = document.status === "ready" ? document.data.title : id;
  useTitle(`${messages.revisions.title}: ${title}`);
  return (
    <div className="page">
      <header className="page__header">
        <p className="page__kicker">
          <Link href={documentPath(id)} lang="vi">
            {title}
          </Link>
        </p>
        <h1>{messages.revisions.title}</h1>
        <p>{messages.revisions.intro}</p>
      </header>
      <Loaded resource={versions}>{(list) => <Versions id={id} versions={list} />}</Loaded>
    </div>
  );
}

function Versions({ id, versions }: { id: string; versions: Version[] }) {
  const { messages } = useReader();
  const location = useLocation();
  const chosen = (name: string, otherwise: number) => {
    const number = Number(location.parameters.get(name));
    return versions.some((version) => version.number === number) ? number : otherwise;
  };
  const last = versions.length;
  const [before, after] = [chosen("before", Math.max(1, last - 1)), chosen("after", last)];
  const choose = (name: "before" | "after", number: number) =>
    navigate(withParameters(location, { before: String(before), after: String(after), [name]: String(number) }), {
      replace: true,
    });
  return (
    <>
      <VersionTable versions={versions} before={before} after={after} choose={choose} />
      {last < 2 ? (
        <EmptyState title={messages.revisions.oneTitle} text={messages.revisions.one} />
      ) : before === after ? (
        <p className="hint">{messages.revisions.sameVersion}</p>
      ) : (
        <DifferenceView id={id} before={before} after={after} />
      )}
    </>
  );
}

interface TableProps {
  versions: readonly Version[];
  before: number;
  after: number;
  choose: (name: "before" | "after", number: number) => void;
}

function VersionTable({ versions, before, after, choose }: TableProps) {
  const { language, messages } = useReader();
  const words = messages.revisions;
  const chosen = { before, after };
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.title}>
      <table className="table versions">
        <thead>
          <tr>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
            <th scope="col">{words.version}</th>
            <th scope="col">{words.time}</th>
            <th scope="col">{words.file}</th>
          </tr>
        </thead>
        <tbody>
          {versions.toReversed().map((version) => (
            <tr key={version.number}>
              {(["before", "after"] as const).map((side) => (
                <td key={side}>
                  <input
                    type="radio"
                    name={side}
                    checked={chosen[side] === version.number}
                    onChange={() => choose(side, version.number)}
                    aria-label={words.choose(words[side], version.number)}
                  />
                </td>
              ))}
              <th scope="row">
                {words.number(version.number)}
                {version.current && <span className="hint"> {words.current}</span>}
              </th>
              <td>{formatTime(version.time, language)}</td>
              <td>{version.file}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DifferenceView({ id, before, after }: { id: string; before: number; after: number }) {
  const { messages } = useReader();
  const address = `${documentPath(id)}/versions?before=${before}&after=${after}`;
  const difference = useResource<Difference>(`/api${documentPath(id)}/versions/${before}/${after}`);
  return (
    <Loaded resource={difference} lines={10}>
      {(data) => (
        <>
          <div className="actions">
            <h2>{messages.revisions.between(before, after)}</h2>
            <ShareButton address={() => address} />
          </div>
          <ChangeCounts counts={data.counts} />
          <Revisions
            changes={data.changes}
            hrefs={{
              before: (fact) => (data.before.current ? documentPath(id, fact) : null),
              after: (fact) => (data.after.current ? documentPath(id, fact) : null),
            }}
          />
        </>
      )}
    </Loaded>
  );
}
