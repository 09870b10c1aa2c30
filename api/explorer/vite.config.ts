import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = "http://127.0.0.1:8749";

export default defineConfig({
  plugins: [react()],
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
