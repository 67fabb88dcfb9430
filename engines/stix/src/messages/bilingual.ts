export type Bilingual = { readonly en: string; readonly fr: string };
