import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import csharp from "highlight.js/lib/languages/csharp";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import dockerfile from "highlight.js/lib/languages/dockerfile";
import elixir from "highlight.js/lib/languages/elixir";
import go from "highlight.js/lib/languages/go";
import graphql from "highlight.js/lib/languages/graphql";
import haskell from "highlight.js/lib/languages/haskell";
import http from "highlight.js/lib/languages/http";
import ini from "highlight.js/lib/languages/ini";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import kotlin from "highlight.js/lib/languages/kotlin";
import lua from "highlight.js/lib/languages/lua";
import makefile from "highlight.js/lib/languages/makefile";
import markdown from "highlight.js/lib/languages/markdown";
import nginx from "highlight.js/lib/languages/nginx";
import nix from "highlight.js/lib/languages/nix";
import php from "highlight.js/lib/languages/php";
import powershell from "highlight.js/lib/languages/powershell";
import python from "highlight.js/lib/languages/python";
import r from "highlight.js/lib/languages/r";
import ruby from "highlight.js/lib/languages/ruby";
import rust from "highlight.js/lib/languages/rust";
import scala from "highlight.js/lib/languages/scala";
import scss from "highlight.js/lib/languages/scss";
import shell from "highlight.js/lib/languages/shell";
import sql from "highlight.js/lib/languages/sql";
import swift from "highlight.js/lib/languages/swift";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import type { Grammar } from "./highlighter.js";

/** What technical blogs write in, with the names that fences use. Another language is shown in one colour. */
const NAMED: readonly (readonly [names: string, definition: Grammar])[] = [
  ["bash sh zsh fish", bash],
  ["c h", c],
  ["cpp c++ cc hpp cxx arduino", cpp],
  ["csharp cs c#", csharp],
  ["css", css],
  ["diff patch", diff],
  ["dockerfile docker containerfile", dockerfile],
  ["elixir ex exs heex", elixir],
  ["go golang", go],
  ["graphql gql", graphql],
  ["haskell hs", haskell],
  ["http https", http],
  ["ini toml properties editorconfig env dotenv", ini],
  ["java", java],
  ["javascript js jsx mjs cjs node", javascript],
  ["json jsonc json5 jsonl", json],
  ["kotlin kt kts", kotlin],
  ["lua", lua],
  ["makefile make mk", makefile],
  ["markdown md mdx", markdown],
  ["nginx", nginx],
  ["nix", nix],
  ["php", php],
  ["powershell ps1 pwsh", powershell],
  ["python py python3", python],
  ["r", r],
  ["ruby rb", ruby],
  ["rust rs", rust],
  ["scala", scala],
  ["scss sass less", scss],
  ["shell console shellsession terminal", shell],
  ["sql postgres postgresql pgsql mysql sqlite plsql", sql],
  ["swift", swift],
  ["typescript ts tsx mts cts", typescript],
  ["xml html xhtml svg vue svelte astro rss atom plist", xml],
  ["yaml yml", yaml],
];

/** By every name in lower case: the one that the highlighter knows it by, and its grammar. */
export const CODE_LANGUAGES: ReadonlyMap<string, readonly [name: string, definition: Grammar]> = new Map(
  NAMED.flatMap(([names, definition]) => {
    const all = names.split(" ");
    return all.map((name) => [name, [all[0] ?? name, definition]] as const);
  }),
);
