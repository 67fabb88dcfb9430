import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

// The values are in tokens.css, for both modes; Mantine only has to use them.
const accent = Array.from({ length: 10 }, () => "#0b5a8a") as unknown as MantineColorsTuple;

export const theme = createTheme({
  primaryColor: "accent",
  colors: { accent },
  fontFamily: "var(--cf-font)",
  fontFamilyMonospace: "var(--cf-font-mono)",
  fontSizes: { xs: "13px", sm: "14px", md: "15px", lg: "16px", xl: "18px" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  radius: { xs: "2px", sm: "3px", md: "3px", lg: "4px", xl: "4px" },
  defaultRadius: "sm",
  focusRing: "auto",
  cursorType: "pointer",
  respectReducedMotion: true,
});

const variables = {
  "--mantine-color-body": "var(--cf-raised)",
  "--mantine-color-text": "var(--cf-ink)",
  "--mantine-color-default": "var(--cf-raised)",
  "--mantine-color-default-hover": "var(--cf-sunk)",
  "--mantine-color-default-border": "var(--cf-line-strong)",
  "--mantine-color-default-color": "var(--cf-ink)",
  "--mantine-color-dimmed": "var(--cf-muted)",
  "--mantine-color-placeholder": "var(--cf-muted)",
  "--mantine-color-error": "var(--cf-danger)",
  "--mantine-color-anchor": "var(--cf-accent)",
  "--mantine-primary-color-filled": "var(--cf-accent)",
  "--mantine-primary-color-filled-hover": "var(--cf-accent-strong)",
  "--mantine-primary-color-light": "var(--cf-accent-soft)",
  "--mantine-primary-color-contrast": "var(--cf-on-accent)",
  "--mantine-color-accent-filled": "var(--cf-accent)",
  "--mantine-color-accent-filled-hover": "var(--cf-accent-strong)",
} as const;

export const themeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variables,
  dark: variables,
});
