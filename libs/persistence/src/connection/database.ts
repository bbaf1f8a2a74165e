import type { DataSource } from 'typeorm';
import type { Sealer } from '../sealing/sealer.js';
import type { Runner } from '../statements/run.js';
import type { Changes } from './changes.js';

/** The open database: what stores, directories and repositories are made of. */
export interface Database extends Runner {
  readonly dataSource: DataSource;
  /** For connections outside the pool: notifications, advisory locks. */
  readonly url: string;
  readonly sealer: Sealer;
  /** Changes made by this instance, known here before they come back through NOTIFY. */
  readonly changes: Changes;
  /** Hears the name of every hot statement as it is sent; returns how to stop that. */
  onStatement(listener: (name: string) => void): () => void;
  /** Hears of trouble that no caller waits for. */
  readonly onProblem: (problem: Error) => void;
  close(): Promise<void>;
}
