/** Whose page is asked for, and which. */
import { AppError } from "../errors.ts";
import type { State } from "./state.ts";

interface OwnedRequest {
  readonly state: Pick<State, "candidateId">;
  readonly params: Readonly<Record<string, string>>;
}

/** @throws AppError "not_found" for somebody who has stored nothing yet: nothing is theirs */
export function ownerOf(state: Pick<State, "candidateId">): string {
  if (state.candidateId === null) throw new AppError("not_found", "Nobody is known here yet");
  return state.candidateId;
}

/**
 * The candidate and the `[id]` of the address; that the one owns the other is for the service to check.
 *
 * @throws AppError "not_found"
 */
export function ownedBy({ state, params }: OwnedRequest): { owner: string; id: string } {
  return { owner: ownerOf(state), id: params.id ?? "" };
}
