import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Builds the operations app to `dist/web`, served under `/app/`. No inline script, so that `script-src 'self'` holds. */
export default defineConfig({
  base: "/app/",
  plugins: [react()],
  build: {
    outDir: "dist/web",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      input: { index: "index.html", "shell-worker": "src/platform/ui/offline/shell-worker.ts" },
      // The worker's own name must not change: browsers look for a newer one there.
      output: {
        entryFileNames: ({ name }) =>
          name === "shell-worker" ? "shell-worker.js" : "assets/[name]-[hash].js",
      },
    },
  },
});
