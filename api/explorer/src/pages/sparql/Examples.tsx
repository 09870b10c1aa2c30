import { getJson } from "../../api/client";
import type { Answer, Catalogue } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { localised } from "../../text/format";

/** The questions of the catalogue as queries to begin from. */
export function Examples({ onChoose }: { onChoose: (query: string) => void }) {
  const { language, messages } = useReader();
  const catalogue = useResource<Catalogue>("/questions?format=json");
  if (catalogue.status !== "ready") return null;
  const choose = async (id: string) => {
    const path = `/questions/${encodeURIComponent(id)}?format=json`;
    onChoose((await getJson<Answer>(path, new AbortController().signal)).sparql);
  };
  return (
    <label className="field">
      <span className="field__label">{messages.sparql.examples}</span>
      <select value="" onChange={(event) => void choose(event.target.value)}>
        <option value="" disabled>
          {messages.sparql.chooseExample}
        </option>
        {catalogue.data.themes.map((theme) => (
          <optgroup key={theme.id} label={localised(theme.label, language, theme.id)}>
            {catalogue.data.questions
              .filter((question) => question.theme === theme.id)
              .map(({ id, title }) => (
                <option key={id} value={id}>
                  {localised(title, language, id)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
