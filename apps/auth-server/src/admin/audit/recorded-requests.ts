import type { RecordChange } from '../../engine-api/management/record.js';
import { serviceOf } from '../../engine-api/read.js';
import type { Requests } from '../requests/requests.js';

/** The request log, with changes of what it keeps written down. */
export const recordedRequests = (requests: Requests, record: RecordChange): Requests => ({
  ...requests,
  setRetention: (call) => record(call, async ({ note }) => {
    const before = requests.retention(call);
    const after = await requests.setRetention(call);
    await note({ kind: 'retention', action: 'update', service: serviceOf(call).apiKey, before, after });
    return after;
  }),
});
