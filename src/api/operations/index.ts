import type { RouteName } from "../routes";
import { about } from "./about";
import { across } from "./across";
import { catalogue } from "./catalogue";
import { citing } from "./citing";
import { concording } from "./concordance";
import { covering } from "./coverage";
import { dumps } from "./dumps";
import { health } from "./health";
import { identifier } from "./identifier";
import type { Operation } from "./operation";
import { reconciling } from "./reconciliation";
import { records } from "./records";
import { releases } from "./releases";
import { searching } from "./searching";
import { summing } from "./sum";

/**
 * What OpenAPI says of every route and of every vocabulary, derived from the registry that answers it. Only the build reads this folder;
 * the Worker never loads it. A route without an entry does not compile.
 */
export const operations: Readonly<Record<RouteName | "vocabularies", () => readonly Operation[]>> = {
  ...about,
  ...releases,
  ...searching,
  ...records,
  ...summing,
  ...reconciling,
  ...covering,
  ...concording,
  ...across,
  ...citing,
  ...catalogue,
  ...identifier,
  ...dumps,
  ...health,
};
