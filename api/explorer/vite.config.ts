import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const server = "http://127.0.0.1:8749";

const SHIPPED = [
  "@codemirror/autocomplete",
  "@codemirror/commands",
  "@codemirror/language",
  "@codemirror/legacy-modes",
  "@codemirror/lint",
  "@codemirror/state",
  "@codemirror/view",
  "@lezer/common",
  "@lezer/highlight",
  "@lezer/lr",
  "@marijn/find-cluster-break",
  "@tanstack/react-virtual",
  "@tanstack/virtual-core",
  "crelt",
  "cytoscape",
  "cytoscape-fcose",
  "echarts",
  "style-mod",
  "w3c-keyname",
  "zrender",

  "react",
  "react-dom",
  "scheduler",
  "@fontsource-variable/noto-sans",
  "@fontsource-variable/noto-sans-mono",
];

/** The licences of what the built pages contain go along with them. */
function licences(): Plugin {
  return {
    name: "licences",
    apply: "build",
    generateBundle() {
      const texts = SHIPPED.map((name) => `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf-8")}`);
      this.emitFile({ type: "asset", fileName: "licences.txt", source: texts.join(`\n${"-".repeat(80)}\n\n`) });
    },
  };
}

export default defineConfig({
  plugins: [react(), licences()],
  base: "/static/",
  build: {
    // `light-dark()` in style sheets needs browsers of 2024 or later.
    target: ["chrome123", "edge123", "firefox120", "safari17.5"],
    // Fonts and icons stay files of their own: a strict content security policy forbids data: addresses.
    assetsInlineLimit: 0,
  },
  // `npm run dev` serves the pages at /static/ and asks a running `lienket serve` for the data.
  server: { proxy: { "/api": server, "/questions": server, "/sparql": server } },
});
