import type { Match, Named } from "../../api/types";
import { useReader } from "../../app/language";
import { formatNumber, localised } from "../../text/format";
import { Section } from "./Section";

/** Why the two targets stand side by side, and how sure that is. */
export function HowMatched({ match }: { match: Match }) {
  const { language, messages } = useReader();
  const name = ({ id, label }: Named) => localised(label, language, id);
  return (
    <Section title={messages.proof.match}>
      <p className="proof__match">
        {[
          name(match.predicate),
          match.confidence !== null && messages.common.confidence(`${formatNumber(match.confidence * 100, language)}%`),
          name(match.justification),
          `lienket ${match.toolVersion}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {match.matchString.length > 0 && (
        <p className="side__note">
          {messages.proof.matchedWords}{" "}
          <span lang="vi">{match.matchString.map((words) => `“${words}”`).join(", ")}</span>
        </p>
      )}
    </Section>
  );
}
