// Which files say what packages there are: by kind of package (purl type), the names of manifests, lock files and image definitions.

import type { Change } from '../model/change.ts';

/** What an operating system or an image brings is defined where images are. */
const IMAGE = `Dockerfile Dockerfile.* *.Dockerfile Containerfile Containerfile.* *.Containerfile .dockerignore
  docker-compose*.yml docker-compose*.yaml compose*.yml compose*.yaml docker-bake.hcl docker-bake.json
  Chart.yaml Chart.lock values*.yaml kustomization.yaml kustomization.yml apko.yaml devcontainer.json`;

const NAMES: Readonly<Record<string, string>> = {
  npm: `package.json package-lock.json npm-shrinkwrap.json .npmrc yarn.lock .yarnrc .yarnrc.yml .pnp.cjs pnpm-lock.yaml
    pnpm-workspace.yaml .pnpmfile.cjs bun.lock bun.lockb deno.json deno.jsonc deno.lock lerna.json`,
  pypi: `*requirements*.txt *requirements*.in *constraints*.txt requirements/*.txt requirements/*.in pyproject.toml setup.py
    setup.cfg poetry.lock Pipfile Pipfile.lock pdm.lock uv.lock pylock*.toml environment*.yml environment*.yaml`,
  maven: `pom.xml *.pom *.gradle *.gradle.kts gradle.properties *.lockfile *.versions.toml gradle/*.toml gradle/*.xml .mvn/*
    build.sbt project/*.sbt project/*.scala ivy.xml deps.edn project.clj maven_install.json MODULE.bazel`,
  golang: 'go.mod go.sum go.work go.work.sum vendor/modules.txt Gopkg.toml Gopkg.lock glide.yaml glide.lock',
  cargo: 'Cargo.toml Cargo.lock .cargo/config.toml .cargo/config',
  gem: 'Gemfile Gemfile.lock gems.rb gems.locked *.gemspec .bundle/config',
  composer: 'composer.json composer.lock',
  nuget: `*.csproj *.fsproj *.vbproj *.nuspec *.props *.targets *.deps.json packages.config packages.lock.json project.json
    project.assets.json nuget.config global.json paket.dependencies paket.lock`,
  hex: 'mix.exs mix.lock rebar.config rebar.lock gleam.toml manifest.toml',
  pub: 'pubspec.yaml pubspec.lock pubspec_overrides.yaml',
  swift: 'Package.swift Package@swift-*.swift Package.resolved',
  cocoapods: 'Podfile Podfile.lock *.podspec',
  conan: 'conanfile.txt conanfile.py conan.lock conandata.yml',
  conda: 'environment*.yml environment*.yaml meta.yaml conda-lock.yml pixi.toml pixi.lock',
  cran: 'DESCRIPTION renv.lock packrat/packrat.lock',
  hackage: '*.cabal cabal.project cabal.project.* stack.yaml stack.yaml.lock package.yaml',
  deb: IMAGE,
  rpm: IMAGE,
  apk: IMAGE,
  alpm: IMAGE,
  oci: IMAGE,
  docker: IMAGE,
};

/** Manifests of one kind that a change touched, moved or took away. */
interface Manifests {
  /** One of them, if there is any. */
  readonly any: string | null;
  /** One that speaks for a file: in the same folder, or above. */
  readonly speakingFor: (path: string) => string | null;
}

/** Told by its name, and maybe the folder before it, in lower case: some disks do not tell letters apart. */
type IsManifest = (name: string) => boolean;

const CACHE = new Map<string, IsManifest>();

/** @returns those of a kind of package; of any kind where it is unknown */
export function manifestsOf(change: Change): (ecosystem: string | null) => Manifests {
  const paths = [...change.files].flatMap(([path, { from }]) => (from === null ? [path] : [path, from]));
  const found = new Map<string, Manifests>();
  return (ecosystem) => {
    const kind = ecosystem !== null && Object.hasOwn(NAMES, ecosystem) ? ecosystem : '';
    const known = found.get(kind) ?? manifestsAmong(paths, testOf(kind));
    found.set(kind, known);
    return known;
  };
}

function manifestsAmong(paths: readonly string[], isManifest: IsManifest): Manifests {
  const byFolder = new Map<string, string>();
  for (const path of paths) {
    const folder = folderOf(path, isManifest);
    if (folder !== null && !byFolder.has(folder)) byFolder.set(folder, path);
  }
  const [any = null] = byFolder.values();
  return { any, speakingFor: (path) => nearest(path, byFolder) };
}

/** The folder that a manifest speaks for; "" also for those above the source folder. @returns null for what is no manifest */
function folderOf(path: string, isManifest: IsManifest): string | null {
  const parts = path.split('/');
  const tail = (count: number): string => parts.slice(-count).join('/').toLowerCase();
  // A folder of settings speaks for the one that it is in.
  const taken = [2, 1].find((count) => isManifest(tail(count)));
  if (taken === undefined) return null;
  const folder = parts.slice(0, -taken);
  return folder.every((part) => part === '..') ? '' : folder.join('/');
}

function nearest(path: string, byFolder: ReadonlyMap<string, string>): string | null {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const found = byFolder.get(path.slice(0, end));
    if (found !== undefined) return found;
  }
  return byFolder.get('') ?? null;
}

function testOf(kind: string): IsManifest {
  const known = CACHE.get(kind);
  if (known !== undefined) return known;
  const names = (NAMES[kind] ?? Object.values(NAMES).join(' ')).toLowerCase().split(/\s+/);
  const whole = new Set(names.filter((name) => !name.includes('*')));
  const rest = new RegExp(`^(?:${[...new Set(names.filter((name) => name.includes('*')).map(sourceOf))].join('|')})$`);
  const test: IsManifest = (name) => whole.has(name) || rest.test(name);
  CACHE.set(kind, test);
  return test;
}

/** `*` is any run of characters within a part. */
function sourceOf(name: string): string {
  return name.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '[^/]*');
}
