// Chunks of a tar in; what it says out: an image by its layers, any other archive by its files.

import { plainName, readArchive, type Member } from '../artifact/image.ts';
import { addEntry, layerDraft } from '../artifact/layer.ts';
import { tarReader, type TarEntry, type TarEvent } from '../artifact/tar.ts';
import { fault, type Fault } from '../model/fault.ts';
import { contentReader } from './content.ts';
import { memberReader, type MemberReader } from './member.ts';
import { AGAIN, keep, type Intake, type Task } from './task.ts';

export function tarIntake(task: Task): Intake {
  const tar = tarReader();
  const members = new Map<string, Member>();
  const links = new Map<string, readonly string[]>();
  const plain = layerDraft();
  const contents = contentReader(plain);
  let current: { readonly name: string; readonly reader: MemberReader } | null = null;

  const open = (entry: TarEntry): Fault | null => {
    const odd = addEntry(plain, entry);
    const name = plainName(entry.name);
    if (odd !== null) return fault('E_EVIDENCE', task.name, odd, 'do not use this archive, and look at what wrote it');
    if (entry.target !== null) links.set(name, [plainName(`${name}/../${entry.target}`), plainName(entry.target)]);
    current = entry.kind === 'file' ? { name, reader: memberReader(name, entry.size, task) } : null;
    return keep(task, name);
  };
  const take = async (event: TarEvent): Promise<Fault | null> => {
    if (event.kind === 'entry') return open(event.entry);
    if (event.kind === 'bytes') await current?.reader.write(event.bytes);
    else if (current !== null) members.set(current.name, await current.reader.end());
    return null;
  };
  return {
    async write(chunk) {
      for (const event of tar.push(chunk)) {
        const stop = await take(event);
        if (stop !== null) return stop;
        contents.take(event);
      }
      return tar.broken === null ? null : fault('E_EVIDENCE', task.name, `it is a broken tar: ${tar.broken}`, AGAIN);
    },
    end: async () => (tar.end() === 'whole' ? null : fault('E_CUT_SHORT', task.name, 'the tar ends before its last block', AGAIN)),
    result: () => readArchive({ members, links, plain }, task.name),
  };
}
