import { readdirSync, readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const server = "http://127.0.0.1:8749";

/** The packages that the pages are made from, with those that these need, by their folders. */
function shipped(): string[] {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf-8")) as {
    packages: Record<string, { dev?: boolean }>;
  };
  return Object.entries(packages).flatMap(([folder, { dev }]) => (folder && !dev ? [folder] : []));
}

/** The licences and notices of what the built pages contain go along with them. */
function licences(): Plugin {
  const isTerms = (file: string) => /^(licen[cs]e|notice)/i.test(file) && !/licenses$/i.test(file);
  const termsOf = (folder: string) =>
    readdirSync(folder)
      .filter(isTerms)
      .map((file) => readFileSync(`${folder}/${file}`, "utf-8"));
  return {
    name: "licences",
    apply: "build",
    generateBundle() {
      const texts = shipped().map((folder) => [folder.replace(/^.*node_modules\//, ""), ...termsOf(folder)].join("\n\n"));
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
  worker: { format: "es" },
  // `npm run dev` serves the pages at /static/ and asks a running `lienket serve` for the data.
  server: { proxy: { "/api": server, "/questions": server, "/sparql": server } },
});
