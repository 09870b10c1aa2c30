import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Loaded } from "../../components/Notice";
import { formatNumber } from "../../text/format";
import type { Agreement } from "./types";

/** How far reviewers agree, pair by pair. */
export function AgreementTable() {
  const { language, messages } = useReader();
  const agreement = useResource<Agreement[]>("/api/reviews/agreement");
  const said = messages.review.agreement;
  const number = (value: number | null) => (value === null ? "–" : formatNumber(value, language));
  return (
    <section className="review-agreement" aria-labelledby="review-agreement">
      <h2 id="review-agreement">{said.title}</h2>
      <p className="hint">{said.intro}</p>
      <Loaded resource={agreement} lines={2}>
        {(pairs) =>
          pairs.length === 0 ? (
            <p>{said.none}</p>
          ) : (
            <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="review-agreement">
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{said.pair}</th>
                    <th scope="col" data-numeric>{said.shared}</th>
                    <th scope="col" data-numeric>{said.share}</th>
                    <th scope="col" data-numeric>{said.kappa}</th>
                  </tr>
                </thead>
                <tbody>
                  {pairs.map((pair) => (
                    <tr key={`${pair.first} ${pair.second}`}>
                      <th scope="row">
                        {pair.first} · {pair.second}
                      </th>
                      <td data-numeric>{pair.shared}</td>
                      <td data-numeric>{pair.share === null ? "–" : `${number(Math.round(pair.share * 100))}%`}</td>
                      <td data-numeric>{number(pair.kappa)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </section>
  );
}
