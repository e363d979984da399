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

/** A manifest that the change touched. */
interface Manifest {
  readonly path: string;
  /** The folder that it speaks for, "" for the source folder, or one above it: `..`, `../..`. */
  readonly folder: string;
}

const CACHE = new Map<string, readonly RegExp[]>();

/** @returns for a kind of package the manifests that a change touched, moved or took away; of any kind where it is unknown */
export function manifestsOf(change: Change): (ecosystem: string | null) => readonly Manifest[] {
  const paths = [...change.files].flatMap(([path, { from }]) => (from === null ? [path] : [path, from]));
  const found = new Map<string, readonly Manifest[]>();
  return (ecosystem) => {
    const kind = ecosystem !== null && Object.hasOwn(NAMES, ecosystem) ? ecosystem : '';
    const known = found.get(kind) ?? paths.flatMap((path) => manifestAt(path, patternsOf(kind)));
    found.set(kind, known);
    return known;
  };
}

/** True where a manifest speaks for a file: it stands in the same folder, or above. */
export function speaksFor({ folder }: Manifest, path: string): boolean {
  return folder === '' || /^\.\.(?:\/\.\.)*$/.test(folder) || path.startsWith(`${folder}/`);
}

function manifestAt(path: string, patterns: readonly RegExp[]): readonly Manifest[] {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  // A folder of settings speaks for the one that it is in.
  if (patterns.some((pattern) => pattern.test(parts.slice(-2).join('/')))) return [{ path, folder: parts.slice(0, -2).join('/') }];
  if (patterns.some((pattern) => pattern.test(name))) return [{ path, folder: parts.slice(0, -1).join('/') }];
  return [];
}

function patternsOf(kind: string): readonly RegExp[] {
  const names = NAMES[kind] ?? Object.values(NAMES).join(' ');
  const known = CACHE.get(kind) ?? names.split(/\s+/).map(patternOf);
  CACHE.set(kind, known);
  return known;
}

/** `*` is any run of characters within a part. Letters in either case: some disks do not tell them apart. */
function patternOf(name: string): RegExp {
  return new RegExp(`^${name.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '[^/]*')}$`, 'i');
}
