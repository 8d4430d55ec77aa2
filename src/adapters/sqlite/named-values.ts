/** Named values in the object's storage: text, number or null (absent). */
export interface NamedValues {
  read(name: string): string | number | null;
  write(name: string, value: string | number | null): void;
}

export function createNamedValues(sql: SqlStorage): NamedValues {
  return {
    read(name) {
      const row = sql
        .exec<{ value: string | number | null }>("SELECT value FROM facts WHERE name = ?", name)
        .toArray()[0];
      return row?.value ?? null;
    },
    write(name, value) {
      if (value === null) sql.exec("DELETE FROM facts WHERE name = ?", name);
      else
        sql.exec(
          "INSERT INTO facts (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
          name,
          value,
        );
    },
  };
}
