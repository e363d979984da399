// Which files say what packages there are: by kind of package (purl type), the names of manifests, lock files, image definitions, and
// what these include. Where one stands says little: any may be included by another.

import type { Change } from '../model/change.ts';

/** What an operating system or an image brings is defined where images are, and in what their builds run and read. */
const IMAGE = `Dockerfile Dockerfile.* *.Dockerfile Containerfile Containerfile.* *.Containerfile .dockerignore
  docker-compose*.yml docker-compose*.yaml compose*.yml compose*.yaml docker-bake.hcl docker-bake.json .env .env.* *.env *.sh *.bash
  Chart.yaml Chart.lock values*.yaml kustomization.yaml kustomization.yml apko.yaml devcontainer.json`;

const NAMES: Readonly<Record<string, string>> = {
  npm: `package.json package-lock.json npm-shrinkwrap.json .npmrc yarn.lock .yarnrc .yarnrc.yml .pnp.cjs pnpm-lock.yaml
    pnpm-workspace.yaml .pnpmfile.cjs bun.lock bun.lockb deno.json deno.jsonc deno.lock lerna.json`,
  pypi: `*requirements*.txt *requirements*.in *constraints*.txt requirements/*.txt requirements/*.in requirements/*.lst
    deps/*.txt deps/*.in deps/*.lst pyproject.toml setup.py setup.cfg poetry.lock Pipfile Pipfile.lock pdm.lock uv.lock pylock*.toml environment*.yml environment*.yaml`,
  maven: `pom.xml *.pom *.gradle *.gradle.kts gradle.properties *.lockfile *.versions.toml gradle/** buildSrc/** .mvn/*
    build.sbt project/*.sbt project/*.scala ivy.xml deps.edn project.clj maven_install.json MODULE.bazel`,
  golang: 'go.mod go.sum go.work go.work.sum vendor/modules.txt Gopkg.toml Gopkg.lock glide.yaml glide.lock',
  cargo: 'Cargo.toml Cargo.lock .cargo/config.toml .cargo/config',
  gem: 'Gemfile Gemfile.lock gems.rb gems.locked *.gemspec .bundle/config',
  composer: 'composer.json composer.lock',
  nuget: `*.csproj *.fsproj *.vbproj *.nuspec *.props *.targets *.deps.json packages.config packages.lock.json project.json
    project.assets.json nuget.config global.json paket.dependencies paket.lock`,
  github: '.github/** action.yml action.yaml',
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

/** Told by its path in lower case: some disks do not tell letters apart. */
type IsManifest = (path: string) => boolean;

const CACHE = new Map<string, IsManifest>();

/** @returns of a kind of package, or of any where it is unknown, a manifest that the change touched, moved or took away; else null */
export function manifestsOf(change: Change): (ecosystem: string | null) => string | null {
  const paths = [...change.files].flatMap(([path, { from }]) => (from === null ? [path] : [path, from]));
  const found = new Map<string, string | null>();
  return (ecosystem) => {
    const kind = ecosystem !== null && Object.hasOwn(NAMES, ecosystem) ? ecosystem : '';
    const known = found.get(kind);
    if (known !== undefined) return known;
    const isManifest = testOf(kind);
    const first = paths.find((path) => isManifest(path.toLowerCase())) ?? null;
    found.set(kind, first);
    return first;
  };
}

function testOf(kind: string): IsManifest {
  const known = CACHE.get(kind);
  if (known !== undefined) return known;
  const names = (NAMES[kind] ?? Object.values(NAMES).join(' ')).toLowerCase().split(/\s+/);
  const whole = new Set(names.filter((name) => !/[*/]/.test(name)));
  const rest = [...new Set(names.filter((name) => /[*/]/.test(name)).map(sourceOf))];
  const pattern = rest.length === 0 ? null : new RegExp(`(?:^|/)(?:${rest.join('|')})$`, 's');
  const test: IsManifest = (path) => whole.has(path.slice(path.lastIndexOf('/') + 1)) || (pattern?.test(path) ?? false);
  CACHE.set(kind, test);
  return test;
}

/** `*` is any run of characters within a part, `**` any at all. */
function sourceOf(name: string): string {
  return name.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\*+/g, (stars) => (stars === '*' ? '[^/]*' : '.*'));
}
