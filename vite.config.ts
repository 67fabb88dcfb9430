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
  },
});
