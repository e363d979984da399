// The arrows between rooms, read from the code's own imports. An arrow that is not listed here must not exist.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

interface Room {
  /** Rooms that it may import, beside itself. */
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  readonly because: string;
}

const STAGE = 'a stage takes values and gives values: what two stages share lives in model/ or match/';

const ROOMS: Readonly<Record<string, Room>> = {
  model: { rooms: [], packages: [], because: 'the vocabulary rests on nothing, so that everything can rest on it' },
  syntax: {
    rooms: ['model'],
    packages: ['yaml', 'fastest-levenshtein'],
    because: 'the only reader of YAML, and of JSON that is taken whole',
  },
  match: {
    rooms: ['model', 'syntax'],
    packages: ['packageurl-js', 'semver'],
    because: 'policy rules and exceptions read patterns alike',
  },
  sarif: { rooms: ['model'], packages: ['sarif', 'packageurl-js', 'node:crypto'], because: STAGE },
  policy: { rooms: ['model', 'syntax', 'match'], packages: [], because: STAGE },
  rating: { rooms: ['model', 'match'], packages: [], because: STAGE },
  identity: { rooms: ['model'], packages: ['node:crypto'], because: STAGE },
  coverage: { rooms: ['model'], packages: [], because: STAGE },
  artifact: { rooms: ['model', 'syntax', 'match'], packages: ['packageurl-js', 'semver'], because: STAGE },
  exceptions: { rooms: ['model', 'syntax', 'match'], packages: [], because: STAGE },
  keys: { rooms: [], packages: ['node:crypto'], because: 'keys are read alike, whatever was signed with them' },
  proof: {
    rooms: ['model', 'keys'],
    packages: ['node:crypto', 'canonicalize'],
    because: 'who signed rests on values alone, so that anybody can check it again',
  },
  vex: { rooms: ['model', 'syntax', 'match'], packages: [], because: STAGE },
  decision: { rooms: ['model'], packages: [], because: STAGE },
  report: { rooms: ['model'], packages: ['node:crypto'], because: 'a surface shows what was decided and decides nothing' },
  attestation: {
    rooms: ['model', 'keys', 'report', 'syntax'],
    packages: ['node:crypto'],
    because: 'what is attested is the verdict as report/ writes it, and what is said of it is escaped there; beside that, values alone',
  },
  files: { rooms: ['model'], packages: ['minimatch', 'node:*'], because: 'the rim: bytes of the disk, and no opinion about them' },
  git: { rooms: ['model'], packages: ['node:*'], because: 'the rim: what a repository knows, asked so that nothing of it runs' },
  github: { rooms: ['model'], packages: [], because: 'the rim: what GitHub says, and no opinion about it' },
  intake: {
    rooms: ['model', 'files', 'artifact'],
    packages: ['node:crypto'],
    because: 'the rim: evidence of the artifact, streamed from the disk to those who understand it',
  },
  'gate.ts': {
    rooms: ['model', 'rating', 'identity', 'artifact', 'coverage', 'exceptions', 'vex', 'proof', 'decision'],
    packages: [],
    because: 'the method, on values alone: nothing it calls reads a file, a clock or the network',
  },
  'options.ts': { rooms: ['model'], packages: [], because: 'one table for every caller' },
  'request.ts': { rooms: ['model', 'options.ts'], packages: ['fastest-levenshtein'], because: 'one reading of what any caller asks' },
  'arguments.ts': {
    rooms: ['model', 'options.ts', 'request.ts'],
    packages: ['node:util'],
    because: 'one reading of every command line, whatever it asks',
  },
  'version.ts': { rooms: [], packages: [], because: 'a constant' },
  'bug.ts': { rooms: ['report'], packages: ['node:fs'], because: 'the last line of defence leans on nearly nothing' },
  'heap.ts': { rooms: [], packages: ['node:v8'], because: 'one setting of the engine' },
  'stdout.ts': { rooms: [], packages: [], because: 'one way out for every report' },
  'surroundings.ts': { rooms: ['model', 'github'], packages: ['node:stream'], because: 'what a caller brings, as types' },
  'publish.ts': {
    rooms: ['model', 'files', 'report', 'attest.ts', 'request.ts', 'bug.ts'],
    packages: ['node:*'],
    because: 'it carries away what the gate concludes',
  },
  'run.ts': {
    rooms: [
      'model',
      'files',
      'attest.ts',
      'evidence.ts',
      'extends.ts',
      'publish.ts',
      'rules.ts',
      'rulebook.ts',
      'shipping.ts',
      'request.ts',
      'surroundings.ts',
      'thread.ts',
    ],
    packages: ['node:*'],
    because: 'one of the files that see both worlds',
  },
  'rules.ts': {
    rooms: [
      'model',
      'files',
      'exceptions',
      'gate.ts',
      'evidence.ts',
      'books.ts',
      'rulebook.ts',
      'vouched.ts',
      'vex-files.ts',
      'request.ts',
      'surroundings.ts',
    ],
    packages: ['node:*'],
    because: 'it asks for the trusted rules and for those of the change, and hands both to the gate',
  },
  'books.ts': {
    rooms: ['model', 'files', 'github', 'policy', 'place.ts', 'rulebook.ts', 'trusted.ts', 'request.ts', 'surroundings.ts'],
    packages: ['node:path'],
    because: 'what is trusted and what a change brings are read alike, and kept apart',
  },
  'vouched.ts': {
    rooms: ['model', 'github', 'books.ts', 'reviews.ts', 'surroundings.ts'],
    packages: [],
    because: 'it decides of which exceptions it is asked who stands behind them, and asks nobody itself',
  },
  'rulebook.ts': {
    rooms: ['model', 'files', 'github', 'policy', 'exceptions', 'extends.ts', 'place.ts'],
    packages: ['node:crypto'],
    because: 'it brings the texts of policy and exceptions to those who understand them',
  },
  'extends.ts': {
    rooms: ['model', 'files', 'policy', 'github', 'place.ts'],
    packages: ['node:path'],
    because: 'it brings the texts that a policy extends, of its own place or from GitHub, to those who understand them',
  },
  'place.ts': {
    rooms: ['model', 'files', 'git', 'github'],
    packages: [],
    because: 'a file of the disk, of a commit at hand or of one on GitHub is a text, whoever had it',
  },
  'trusted.ts': {
    rooms: ['model', 'git', 'github', 'match', 'place.ts', 'request.ts', 'surroundings.ts'],
    packages: ['node:path'],
    because: 'it decides which commit is trusted, and reads no rule itself',
  },
  'hosted.ts': { rooms: ['files', 'github', 'surroundings.ts'], packages: [], because: 'what the runner says, as values' },
  'vex-files.ts': {
    rooms: ['model', 'files', 'vex'],
    packages: ['node:*'],
    because: 'it brings the texts of VEX documents to those who understand them',
  },
  'evidence.ts': {
    rooms: ['model', 'files', 'sarif', 'baseline.ts', 'checkout.ts', 'gate.ts', 'past.ts', 'request.ts', 'heap.ts', 'scan.ts', 'thread.ts'],
    packages: ['node:*'],
    because: 'one of the files that see both worlds',
  },
  'shipping.ts': {
    rooms: ['model', 'files', 'git', 'intake', 'gate.ts'],
    packages: [],
    because: 'one of the files that see both worlds',
  },
  'checkout.ts': {
    rooms: ['model', 'git'],
    packages: [],
    because: 'it asks git what is checked out, and does not judge it',
  },
  'past.ts': {
    rooms: ['model', 'git', 'baseline.ts', 'request.ts'],
    packages: ['node:path'],
    because: 'it asks for what was there before, where the caller does',
  },
  'baseline.ts': {
    rooms: ['model', 'files', 'git', 'identity', 'request.ts'],
    packages: ['node:*'],
    because: 'one of the files that see both worlds',
  },
  'reviews.ts': {
    rooms: ['model', 'git', 'github', 'proof', 'bringers.ts', 'versions.ts'],
    packages: [],
    because: 'it brings what git and GitHub know of exceptions together, and does not judge them',
  },
  'bringers.ts': {
    rooms: ['model', 'git', 'github', 'versions.ts'],
    packages: [],
    because: 'one commit, and the pull request that git and GitHub agree on',
  },
  'versions.ts': {
    rooms: ['model', 'git', 'github', 'exceptions', 'proof'],
    packages: ['node:crypto'],
    because: 'exceptions of other commits, from wherever those are',
  },
  'scan.ts': {
    rooms: ['model', 'files', 'sarif', 'thread.ts'],
    packages: [],
    because: 'bytes to windows, in either thread: no opinion about what is found',
  },
  'scan-worker.ts': {
    rooms: ['model', 'sarif', 'scan.ts'],
    packages: ['node:worker_threads'],
    because: 'what the second thread loads is loaded while the first one waits for it',
  },
  'thread.ts': { rooms: [], packages: ['node:fs', 'node:path', 'node:worker_threads'], because: 'one second thread for the process' },
  'attest.ts': {
    rooms: ['model', 'files', 'git', 'report', 'attestation', 'request.ts', 'version.ts'],
    packages: ['node:*'],
    because: 'it brings the artifact, the key and the checkout to the statement about them',
  },
  commands: {
    rooms: ['model', 'arguments.ts', 'request.ts', 'options.ts', 'attestation', 'deploy.ts'],
    packages: [],
    because: 'what stands behind a command, handed to those who answer it; loaded when it is asked for',
  },
  'deploy.ts': { rooms: ['attestation', 'keys', 'files'], packages: [], because: 'it reads files, and attestation/ answers' },
  'ssh-keygen.ts': {
    rooms: ['model', 'files', 'git'],
    packages: ['node:*'],
    because: 'the rim: signatures by the one program that people have their keys in',
  },
  upkeep: {
    rooms: [
      'model',
      'syntax',
      'match',
      'policy',
      'exceptions',
      'decision',
      'keys',
      'proof',
      'report',
      'files',
      'git',
      'github',
      'arguments.ts',
      'extends.ts',
      'hosted.ts',
      'options.ts',
      'place.ts',
      'request.ts',
      'ssh-keygen.ts',
    ],
    packages: ['node:*'],
    because: 'the rim: what people do with exceptions, a file for each command; what holds, the stages say',
  },
  'command.ts': {
    rooms: [
      'model',
      'report',
      'publish.ts',
      'run.ts',
      'arguments.ts',
      'commands',
      'upkeep',
      'request.ts',
      'options.ts',
      'version.ts',
      'bug.ts',
      'stdout.ts',
      'hosted.ts',
    ],
    packages: ['node:stream'],
    because: 'what the command line says and asks, loaded once the second thread has begun',
  },
  'cli.ts': { rooms: ['command.ts', 'thread.ts'], packages: [], because: 'nothing is loaded before the second thread begins' },
  'action.ts': {
    rooms: ['model', 'report', 'publish.ts', 'run.ts', 'request.ts', 'options.ts', 'bug.ts', 'hosted.ts', 'stdout.ts'],
    packages: ['node:path', '@actions/core'],
    because: 'the only importer of the Actions toolkit',
  },
};

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly file: string;
  readonly inner: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The first part of the path below src/. */
function roomOf(path: string): string {
  return relative(SRC, path).split('/')[0] ?? '';
}

function arrowsOf(file: string): Arrow[] {
  const { module, errors } = parseSync(file, readFileSync(file, 'utf8'));
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
    readFileSync(file, 'utf8').slice(moduleRequest.start + 1, moduleRequest.end - 1),
  );
  const named = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
  ];
  return [...named, ...dynamic].map((target) => {
    const inner = target.startsWith('.');
    const to = inner ? roomOf(resolve(dirname(file), target)) : target;
    return { from: roomOf(file), to, file: relative(ROOT, file), inner };
  });
}

function isAllowed({ from, to, inner }: Arrow): boolean {
  const room = ROOMS[from];
  if (room === undefined) return false;
  if (inner) return to === from || room.rooms.includes(to);
  const isPart = (name: string): boolean => !name.startsWith('node:') && to.startsWith(`${name}/`);
  return room.packages.some((name) => name === to || isPart(name) || (name === 'node:*' && to.startsWith('node:')));
}

const files = sources(SRC);
const arrows = files.flatMap(arrowsOf);

describe('the house', () => {
  test('the check sees the modules and their imports', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(arrows.length).toBeGreaterThan(150);
  });

  test('every file stands in a room that is listed, and no listed room is empty', () => {
    expect([...new Set(files.map(roomOf))].toSorted()).toEqual(Object.keys(ROOMS).toSorted());
  });

  test('no arrow exists but those that are listed', () => {
    const forbidden = arrows
      .filter((arrow) => !isAllowed(arrow))
      .map(({ from, to, file }) => `${file} imports ${to}, but: ${ROOMS[from]?.because}`);
    expect(forbidden).toEqual([]);
  });

  test('no listed arrow is unused', () => {
    const drawn = new Set(arrows.filter(({ inner }) => inner).map(({ from, to }) => `${from} -> ${to}`));
    const listed = Object.entries(ROOMS).flatMap(([from, { rooms }]) => rooms.map((to) => `${from} -> ${to}`));
    expect(listed.filter((arrow) => !drawn.has(arrow))).toEqual([]);
  });

  test.each([
    ['a stage imports another stage', { from: 'rating', to: 'exceptions', inner: true }],
    ['the model imports anything', { from: 'model', to: 'syntax', inner: true }],
    ['a report imports a stage', { from: 'report', to: 'decision', inner: true }],
    ['a stage reads files', { from: 'exceptions', to: 'node:fs', inner: false }],
    ['the command line loads the Actions toolkit', { from: 'cli.ts', to: '@actions/core', inner: false }],
    ['anything imports an entry', { from: 'run.ts', to: 'cli.ts', inner: true }],
  ])('the check would say so if %s', (_title, arrow) => {
    expect(isAllowed({ ...arrow, file: '' })).toBe(false);
  });

  test.each(Object.keys(ROOMS).filter((room) => room !== 'version.ts'))('docs/architecture.md says what %s is for', (room) => {
    expect(readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8')).toContain(`\`${room}${room.endsWith('.ts') ? '' : '/'}\``);
  });
});
