import type { Random } from "./random.ts";

/** What files of subscribers look like is drawn from here, apart from everything before them. */
export const DRESSES_APART = 890_000_000;

/** What one row is to say; the laws' own list of how, not the product's. */
export interface ImportedRow {
  readonly address: string;
  readonly status: string;
  readonly languages: string;
  readonly left: boolean;
  readonly at: number | null;
}

interface Dress {
  readonly status: string;
  readonly leftAt: string;
  /** Instead of the drawn word of leaving; none: the drawn one. */
  readonly words: readonly string[];
}

const PLAIN: Dress = { status: "status", leftAt: "unsubscribed_at", words: [] };
const FOREIGN: readonly Dress[] = [
  { status: "Zustand", leftAt: "Abgemeldet am", words: ["abgemeldet", "Ausgetragen"] },
  { status: "Estado", leftAt: "Fecha de baja", words: ["dado de baja", "Desuscrito"] },
  { status: "Statut", leftAt: "Désinscrit le", words: ["désabonné", "DÉSINSCRIT"] },
  { status: "Situação", leftAt: "Data de descadastro", words: ["descadastrado", "Cancelado"] },
  { status: "الحالة", leftAt: "unsubscribed_at", words: ["ملغى", "غير مشترك"] },
];

/**
 * One list of rows as its author has it: as the export writes it in half of all cases, else with headers in another
 * language, with names around the addresses, as a list of dates alone, or as one file for those who left and one for
 * the others.
 */
export function dressFiles<Row extends ImportedRow>(
  random: Random,
  rows: readonly Row[],
): readonly { readonly csv: string; readonly rows: readonly Row[] }[] {
  const dress = random.happens(0.5) ? PLAIN : random.pick(FOREIGN);
  const hasNames = random.happens(0.3);
  const hasDatesAlone = random.happens(0.2);
  const isDivided = random.happens(0.3);
  const write = (some: readonly Row[]) => {
    const header = hasDatesAlone ? ["email", "languages", dress.leftAt] : undefined;
    const lines = some.map((row) => {
      const email = hasNames && random.happens(0.5) ? putName(random, row.address) : row.address;
      const date = row.at === null ? "" : new Date(row.at).toISOString();
      if (hasDatesAlone) return [email, row.languages, row.left ? date || "x" : ""];
      const isForeign = row.left && dress.words.length > 0;
      return [email, isForeign ? random.pick(dress.words) : row.status, row.languages, date];
    });
    const full = ["email", dress.status, "languages", dress.leftAt];
    return { csv: [header ?? full, ...lines].map((cells) => cells.join()).join("\n"), rows: some };
  };
  if (!isDivided) return [write(rows)];
  return [rows.filter(({ left }) => !left), rows.filter(({ left }) => left)]
    .filter((some) => some.length > 0)
    .map(write);
}

const putName = (random: Random, address: string) =>
  random.pick([`Ada <${address.trim()}>`, `"""Lovelace, Ada"" <${address.trim()}>"`]);
