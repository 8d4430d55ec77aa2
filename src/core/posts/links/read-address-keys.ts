import { foldLine } from "../../clean-text.ts";
import type { AddressKeys } from "./link-facts.ts";

/** The keys that plugins make addresses of, where they hold a text or a number. */
export function readAddressKeys(data: Readonly<Record<string, unknown>>): AddressKeys {
  const read = (name: keyof AddressKeys) => {
    const value = data[name];
    const text = typeof value === "string" || typeof value === "number" ? foldLine(String(value)) : "";
    return text === "" ? {} : { [name]: text };
  };
  return { ...read("abbrlink"), ...read("urlname") };
}
