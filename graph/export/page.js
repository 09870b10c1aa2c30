// `network`, `nodes` and `edges` are pyvis's. Whatever the graph says is put in as text, never as HTML.
const things = document.getElementById("things");
const thing = document.getElementById("thing");
const find = document.getElementById("find");
const dark = matchMedia("(prefers-color-scheme: dark)");

function dress() {
  const ink = dark.matches ? "#e2e8f0" : "#1e293b";
  const paper = dark.matches ? "#0f172a" : "#ffffff";
  network.setOptions({
    nodes: { font: { color: ink, strokeWidth: 3, strokeColor: paper } },
    edges: { font: { color: ink, strokeWidth: 3, strokeColor: paper } },
  });
}

function settle() {
  network.setOptions({ physics: false });
  document.body.dataset.settled = "";
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

function entry(id, text) {
  const button = element("button", { type: "button", textContent: text, dir: "auto" });
  button.addEventListener("click", () => show(id));
  const item = element("li", {});
  item.append(button);
  return item;
}

function show(id) {
  network.selectNodes([id]);
  network.focus(id, { scale: 1 });
  for (const button of things.querySelectorAll("button")) button.removeAttribute("aria-current");
  const chosen = [...things.children].find((item) => item.dataset.id === id);
  chosen?.firstChild.setAttribute("aria-current", "true");
  const links = element("ul", { id: "links" });
  for (const edge of edges.get({ filter: (one) => one.from === id || one.to === id })) {
    const outward = edge.from === id;
    const other = nodes.get(outward ? edge.to : edge.from);
    const item = entry(other.id, `${outward ? "→" : "←"} ${edge.label}: ${other.title.split("\n", 1)[0]}`);
    item.firstChild.title = edge.title;
    links.append(item);
  }
  thing.replaceChildren(element("p", { id: "about", textContent: nodes.get(id).title, dir: "auto" }), links);
}

function narrow() {
  const words = plain(find.value);
  for (const item of things.children) item.hidden = !plain(item.textContent).includes(words);
}

function plain(text) {
  return text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{M}/gu, "");
}

for (const node of nodes.get({ order: "label" })) {
  const item = entry(node.id, node.title.split("\n", 1)[0]);
  item.dataset.id = node.id;
  things.append(item);
}
find.addEventListener("input", narrow);
network.on("selectNode", ({ nodes: [id] }) => show(id));
dark.addEventListener("change", dress);
dress();
// A browser may draw between two scripts: a small network can stand still by now.
if (network.physics.ready || network.physics.stabilized) settle();
else network.once("stabilizationIterationsDone", settle);
