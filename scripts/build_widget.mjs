// Builds api/widget/src into api/widget/static: the loader, the widget, its styles, its English.
// Each file names the hash of what it loads, so they only ever run together.

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

import { build, transform } from "esbuild";
import { minify } from "terser";

import { words as cardWords } from "../api/widget/src/cards/words.js";
import frameWords, { NEEDS } from "../api/widget/src/words.js";

const SOURCE = "api/widget/src/";
const COLOURS = "api/widget/static/colours.css"; // the portal's too
const OUT = `${process.argv[2] ?? "api/widget/static"}/`;
const TARGET = ["chrome111", "firefox114", "safari16.4"];

/** Names of our own that no browser, Lit or server knows: they may be shortened. */
const OWN = new RegExp(`^(_[a-z].*|is(Last|Open|Large|Short|Starting|Listening|Papers|Numbered|Held)|${`
  setNote takeBack sendAgain focusStart startAgain untilDone pending notes talk config offline
  waits sending typing outbox trouble wake follow flush forget erase refuse announce typed
  putAnswer askWhy isPart shownFrom
  choose fresh greet enlarge dictate changed restored answered grown refused handover rate edit sure
  emit reading rating knows tick unsent upcoming adopt
  notice seconds confirm last fact
`.trim().split(/\s+/).join("|")})$`);

/** What a name was shortened to, for all parts alike. */
let mangleCache = {};

const sizes = [];

/** Writes the file; gives its name with a version, and its hash for the browser to check. */
async function put(name, content) {
  const bytes = Buffer.from(content);
  await writeFile(OUT + name, bytes);
  sizes.push([name, bytes.length, gzipSync(bytes, { level: 9 }).length]);
  const hash = createHash("sha384").update(bytes).digest("base64");
  const version = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  return { file: `${name.replace("widget/", "")}?v=${version}`, hash: `sha384-${hash}` };
}

async function styles() {
  const paths = [COLOURS, ...(await stylesIn("styles/")), ...(await stylesIn("cards/"))];
  const texts = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  const { code } = await transform(texts.join("\n"), { loader: "css", minify: true, target: TARGET });
  return put("widget/tro-ly-tthc.css", code);
}

async function stylesIn(folder) {
  const names = (await readdir(SOURCE + folder)).filter((name) => name.endsWith(".css"));
  return names.sort().map((name) => SOURCE + folder + name);
}

/** What is said in a language, and the symbols: data that the script fetches. */
async function data(lang, ...dictionaries) {
  const { default: outlines } = await import(`../${SOURCE}outlines.js`);
  return put(`widget/${lang}.json`, JSON.stringify({ words: Object.assign({}, ...dictionaries), needs: NEEDS, outlines }));
}

const json = async (path) => JSON.parse(await readFile(SOURCE + path, "utf8"));

/** `main` is the file that lends a later part what it is built upon. */
async function script(entry, format, define, main) {
  const lent = { name: "lent", setup: (it) => it.onResolve({ filter: /lent\.js$/ }, () => ({ path: main, external: true })) };
  const built = await build({
    entryPoints: [SOURCE + entry],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: TARGET,
    charset: "utf8",
    legalComments: "none",
    mangleProps: OWN,
    mangleCache,
    plugins: main ? [lent] : [],
    define: Object.fromEntries(Object.entries(define).map(([key, value]) => [key, JSON.stringify(value)])),
  });
  ({ mangleCache } = built);
  const { code } = await minify(tight(built.outputFiles[0].text), {
    module: true,
    ecma: 2022,
    compress: { passes: 5, unsafe_arrows: true, pure_getters: true },
    format: { preamble: "/*! with Lit 3, (c) Google LLC, BSD-3-Clause */" },
  });
  return code;
}

/** In minified code only templates have lines, and these are for the reader of the source: between
 * tags and values a break of the line is nothing, in a tag it is a space, and a space that is meant
 * stands on the line. A plain value of an attribute needs no quotes. */
const tight = (code) =>
  code
    .replace(/\n +/g, "\n")
    .replace(/(?<=[>}])\n+(?=<|\$\{)|\n(?=>)/g, "")
    .replace(/\n(?=[a-z@?.][\w-]*=)/g, " ")
    .replace(/( [a-z-]+)="([\w-]+)"(?=[ >])/g, "$1=$2");

await mkdir(`${OUT}widget`, { recursive: true });
const css = await styles();
const vi = await data("vi", frameWords, cardWords);
const en = await data("en", frameWords, cardWords, await json("en.json"), await json("cards/en.json"));
const files = { css: css.file, vi: vi.file, en: en.file };
const main = await put("widget/tro-ly-tthc.js", await script("main.js", "esm", {}));
const later = await put("widget/later.js", await script("later.js", "esm", {}, `./${main.file}`));
await put("nhung.js", await script("loader.js", "iife", { MAIN: main, LATER: later, FILES: files }));
for (const [name, bytes, gzip] of sizes) console.log(`${name}\t${bytes} B\t${gzip} B gzip`);
