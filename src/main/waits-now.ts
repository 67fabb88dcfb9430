import type { WaitsNow } from "../core/home/room-state.ts";
import { stalePlaybooksWait } from "../rooms/exchange/playbooks/stale.ts";
import { firstsWait } from "../rooms/exchange/techniques/service.ts";
import { reviewsWait } from "../rooms/exchange/vocabulary/reviews-service.ts";

/** What waits for a reader by what this reader sees at each look, in the order of the work. */
export const waitsNow: readonly WaitsNow[] = [firstsWait, stalePlaybooksWait, reviewsWait];
