// Fetches the slow queries with the token that was typed in. The token is kept nowhere.
const form = document.querySelector("form");
const told = document.querySelector("[role=status]");
const table = document.querySelector("table");

const cells = (query, formats) => [
  formats.seconds.format(query.seconds),
  String(query.times),
  query.verdict,
  query.role,
  formats.time.format(new Date(query.last)),
];

function show(queries) {
  const formats = {
    seconds: new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 3 }),
    time: new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "short", timeStyle: "medium" }),
  };
  table.tBodies[0].replaceChildren(
    ...queries.map((query) => {
      const row = document.createElement("tr");
      for (const text of cells(query, formats)) row.insertCell().textContent = text;
      const text = document.createElement("pre");
      text.textContent = query.text;
      row.insertCell().append(text);
      return row;
    }),
  );
  table.hidden = queries.length === 0;
  told.textContent = queries.length === 0 ? told.dataset.none : "";
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const headers = { Accept: "application/json", Authorization: `Bearer ${form.elements.token.value.trim()}` };
  const address = new URL(location.pathname, location.origin);
  address.searchParams.set("lang", document.documentElement.lang);
  try {
    const response = await fetch(address, { headers, credentials: "omit" });
    const answer = await response.json();
    if (response.ok) show(answer.queries);
    else {
      table.hidden = true;
      told.textContent = `${answer.title}: ${answer.detail}`;
    }
  } catch (error) {
    told.textContent = `${told.dataset.failed}: ${error.message}`;
  }
});
