// The pages are whole without this: it keeps the appearance chosen in the explorer, the place on the page when the
// language is changed, and filters long vocabularies.
try {
  document.documentElement.dataset.theme = localStorage.getItem("lienket.theme") ?? "auto";
} catch {
  // A browser may forbid storage; the appearance then is the system's.
}

const folded = (text) =>
  text.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

function keepPlace() {
  for (const link of document.querySelectorAll(".languages a")) {
    link.addEventListener("click", () => {
      link.hash = location.hash;
    });
  }
}

function filter(form) {
  const entries = [...document.querySelectorAll(".entry")].map((entry) => [entry, folded(entry.textContent)]);
  const [input, count] = [form.querySelector("input"), form.querySelector("output span")];
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", () => {
    const wanted = folded(input.value.trim());
    for (const [entry, text] of entries) entry.hidden = !text.includes(wanted);
    count.textContent = entries.filter(([entry]) => !entry.hidden).length;
  });
}

document.addEventListener("DOMContentLoaded", () => {
  keepPlace();
  for (const form of document.querySelectorAll(".filter")) filter(form);
});
