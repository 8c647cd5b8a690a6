import fc from 'fast-check';
import { MemoryStorage } from './memory-storage.ts';
import { idOf, type RecordBase } from '../record.ts';
import { storageContract } from '../../../../tests/support/storage-contract.ts';

interface Card extends RecordBase {
  readonly text: string | null;
  readonly numbers: readonly number[];
}

const card: fc.Arbitrary<Card> = fc
  .record({
    type: fc.constantFrom('card', 'lid'),
    key: fc.nat({ max: 30 }),
    text: fc.option(fc.string({ unit: 'binary' })),
    numbers: fc.array(fc.integer()),
  })
  .map(({ type, key, text, numbers }) => ({ type, id: idOf(type, String(key)), text, numbers }));

storageContract('memory', {
  record: card,
  open: () => {
    const storage = new MemoryStorage<Card>(Date.now);
    return Promise.resolve({
      storage,
      reopen: () => Promise.resolve(storage),
      other: () => Promise.resolve(new MemoryStorage<Card>()),
      break: () => {
        storage.fault = new Error('no space left');
      },
      mend: () => {
        storage.fault = null;
      },
      audit: () => Promise.resolve(storage.audit),
      close: () => Promise.resolve(),
    });
  },
});
