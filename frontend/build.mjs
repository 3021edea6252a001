// Builds the page assets into src/rastro_node/static/dist: one stylesheet, one script, fonts, one icon sprite
// and a manifest that tells the templates the hashed names. Nothing is fetched: all comes from node_modules.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const OUT = path.join(HERE, "../src/rastro_node/static/dist");
const TABLER = path.join(HERE, "../node_modules/@tabler/icons");
const readable = process.argv.includes("--readable");

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
const manifest = { ...(await bundles()), "icons.svg": await sprite("icons", await icons()) };
manifest["drawings.svg"] = await sprite("drawings", await drawings());
await writeFile(path.join(OUT, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
for (const [name, hashed] of Object.entries(manifest)) console.log(`  ${name} → ${hashed}`);

// The stylesheet with its fonts, and the islands.
async function bundles() {
  const result = await build({
    absWorkingDir: HERE,
    entryPoints: { rastro: "styles/rastro.css", islands: "islands/index.ts" },
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    outdir: OUT,
    bundle: true,
    minify: !readable,
    format: "esm",
    target: ["chrome111", "firefox114", "safari16.4"],
    loader: { ".woff2": "file", ".svg": "file" },
    legalComments: "linked",
    metafile: true,
    logLevel: "warning",
  });
  const named = {};
  for (const [file, made] of Object.entries(result.metafile.outputs)) {
    if (!made.entryPoint) continue;
    const plain = path.basename(made.entryPoint).replace("index.ts", "islands.js");
    named[plain] = path.basename(file);
  }
  return named;
}

// The icons that icons.txt names, from Tabler's outline set; `trace = route` shows route where trace is asked for.
async function icons() {
  const list = await readFile(path.join(HERE, "icons.txt"), "utf8");
  const names = list.split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
  return Promise.all(
    names.map(async (name) => {
      const [asked, shown = asked] = name.split(" = ");
      return [asked, await readFile(path.join(TABLER, `icons/outline/${shown}.svg`), "utf8")];
    }),
  );
}

// Our own drawings: a file each.
async function drawings() {
  const files = (await readdir(path.join(HERE, "drawings"))).filter((file) => file.endsWith(".svg")).sort();
  return Promise.all(
    files.map(async (file) => [path.basename(file, ".svg"), await readFile(path.join(HERE, "drawings", file), "utf8")]),
  );
}

// One file of symbols; pages show one of them by <use href="…#name">.
async function sprite(name, files) {
  const symbols = files.map(([id, text]) => {
    const box = /viewBox="([^"]+)"/.exec(text)?.[1] ?? "0 0 24 24";
    const inside = text.replace(/<!--[\s\S]*?-->/g, "").replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "");
    return `<symbol id="${id}" viewBox="${box}">${inside.replace(/\s*\n\s*/g, "")}</symbol>`;
  });
  const text = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("\n")}</svg>\n`;
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase();
  await writeFile(path.join(OUT, `${name}-${hash}.svg`), text);
  return `${name}-${hash}.svg`;
}
