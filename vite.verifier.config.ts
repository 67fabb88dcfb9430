import { defineConfig, type Plugin } from "vite";

/**
 * Builds the public verifier of audits to `dist/verifier`: three files that work from any static place, and opened from a disk, where a
 * browser lets no page load modules; so one classic script, addresses relative, nothing inline.
 */
export default defineConfig({
  root: "src/rooms/infrastructure/audits/verifier",
  base: "./",
  plugins: [classicScript()],
  worker: { format: "iife", rolldownOptions: { output: { entryFileNames: "check-worker.js" } } },
  build: {
    outDir: "../../../../../dist/verifier",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { format: "iife", entryFileNames: "verifier.js", assetFileNames: "verifier.[ext]" },
    },
  },
});

/** Modules need an origin, and files of a disk have none. */
function classicScript(): Plugin {
  return {
    name: "classic-script",
    enforce: "post",
    transformIndexHtml: (html) =>
      html
        .replaceAll('<script type="module" crossorigin', "<script defer")
        .replaceAll('<link rel="stylesheet" crossorigin', '<link rel="stylesheet"'),
  };
}
